/** A photo of ours to look at and to try with, and what a look made of it. */
export interface Sample {
  id: string;
  /** URLs within the extension. */
  before: string;
  after: string | null;
  /** Id of the look of `after`. */
  look: string | null;
}

const files = import.meta.glob<string>('@/assets/samples/*.{jpg,webp}', {
  eager: true,
  query: '?url',
  import: 'default',
});

/**
 * The samples there are, by file name: `NAME.jpg` is the photo, `NAME.LOOK.jpg` the same photo in a
 * look. Adding a pair to the folder is enough.
 */
export function samplesOf(urls: Readonly<Record<string, string>>): Sample[] {
  const samples = new Map<string, Sample>();
  for (const [path, url] of Object.entries(urls).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [id = '', second, third] = (path.split('/').at(-1) ?? '').split('.');
    const sample = samples.get(id) ?? { id, before: '', after: null, look: null };
    if (third === undefined) sample.before = url;
    else if (second) Object.assign(sample, { after: url, look: second });
    samples.set(id, sample);
  }
  return [...samples.values()].filter(({ before }) => before !== '');
}

export const SAMPLES: readonly Sample[] = samplesOf(files);
