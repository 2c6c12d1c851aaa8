/** A photo of ours to look at and to try with, and what looks made of it. */
export interface Sample {
  id: string;
  /** URL within the extension. */
  before: string;
  results: { look: string; url: string }[];
}

/** One photo of ours before and after. */
export interface SamplePair {
  id: string;
  before: string;
  after: string;
  look: string;
}

const files = import.meta.glob<string>('@/assets/samples/*.{jpg,webp}', {
  eager: true,
  query: '?url',
  import: 'default',
});

/**
 * The samples there are, by file name: `NAME.jpg` is the photo, `NAME.LOOK.jpg` the same photo in a
 * look. Adding a file to the folder is enough.
 */
export function samplesOf(urls: Readonly<Record<string, string>>): Sample[] {
  const samples = new Map<string, Sample>();
  for (const [path, url] of Object.entries(urls).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [id = '', look = '', ending] = (path.split('/').at(-1) ?? '').split('.');
    const sample = samples.get(id) ?? { id, before: '', results: [] };
    if (ending === undefined) sample.before = url;
    else sample.results.push({ look, url });
    samples.set(id, sample);
  }
  return [...samples.values()].filter(({ before }) => before !== '');
}

/** Every photo with its first result, then every photo with its second: no photo twice in a row. */
export function pairsOf(samples: readonly Sample[]): SamplePair[] {
  const most = Math.max(0, ...samples.map(({ results }) => results.length));
  return Array.from({ length: most }, (_, round) =>
    samples.flatMap(({ id, before, results }) => {
      const result = results[round];
      return result
        ? [{ id: `${id} ${result.look}`, before, after: result.url, look: result.look }]
        : [];
    }),
  ).flat();
}

export const SAMPLES: readonly Sample[] = samplesOf(files);
