import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A filter of another program, and the looks of ours that do a comparable thing. */
interface Peer {
  name: string;
  looks: readonly string[];
  /** Most megapixels it is run at: some would take minutes. */
  most: number;
}

interface CommandPeer extends Peer {
  program: 'gmic' | 'convert';
  args: readonly string[];
}

interface PythonPeer extends Peer {
  /** Python expression of the filtered picture `p` (8-bit BGR). */
  code: string;
}

/** What was measured: milliseconds of the filter alone. */
export interface PeerTime {
  name: string;
  looks: readonly string[];
  ms: number;
}

const PAINT = ['oil', 'watercolour', 'strokes'];
const LINES = ['ink', 'linocut'];

const COMMANDS: readonly CommandPeer[] = [
  { program: 'gmic', name: "G'MIC kuwahara 7", args: ['kuwahara', '7'], looks: PAINT, most: 13 },
  {
    program: 'gmic',
    name: "G'MIC fx_kuwahara 2,5",
    args: ['fx_kuwahara', '2,5,0,0'],
    looks: PAINT,
    most: 5,
  },
  {
    program: 'gmic',
    name: "G'MIC fx_painting",
    args: ['fx_painting', '5,2.5,1.5,50,1,0'],
    looks: PAINT,
    most: 2,
  },
  {
    program: 'gmic',
    name: "G'MIC cartoon",
    args: ['cartoon', '3,200,20,0.25,1.5,8'],
    looks: ['cel'],
    most: 5,
  },
  { program: 'gmic', name: "G'MIC drawing", args: ['drawing', '200'], looks: ['pencil'], most: 2 },
  {
    program: 'gmic',
    name: "G'MIC pencilbw",
    args: ['pencilbw', '3,60'],
    looks: ['pencil'],
    most: 5,
  },
  {
    program: 'gmic',
    name: "G'MIC sketchbw",
    args: ['sketchbw', '1,45,180,30,1.75,0.02,0.5,0.75,0.1,0.9,0.7'],
    looks: ['pencil', ...LINES],
    most: 5,
  },
  { program: 'gmic', name: "G'MIC stencilbw", args: ['stencilbw', '15,10'], looks: LINES, most: 5 },
  {
    program: 'gmic',
    name: "G'MIC halftone",
    args: ['halftone', '5,8,8,5,0.1'],
    looks: ['halftone', 'riso'],
    most: 2,
  },
  {
    program: 'gmic',
    name: "G'MIC fx_mosaic",
    args: ['fx_mosaic', '50,0.5,0'],
    looks: ['glass'],
    most: 5,
  },
  {
    program: 'gmic',
    name: "G'MIC polygonize",
    args: ['polygonize', '100,10,10'],
    looks: ['glass'],
    most: 5,
  },
  {
    program: 'convert',
    name: 'ImageMagick -kuwahara 5',
    args: ['-kuwahara', '5'],
    looks: PAINT,
    most: 13,
  },
  {
    program: 'convert',
    name: 'ImageMagick -paint 4',
    args: ['-paint', '4'],
    looks: PAINT,
    most: 13,
  },
  {
    program: 'convert',
    name: 'ImageMagick -charcoal 2',
    args: ['-charcoal', '2'],
    looks: LINES,
    most: 13,
  },
  {
    program: 'convert',
    name: 'ImageMagick -ordered-dither h8x8o',
    args: ['-ordered-dither', 'h8x8o'],
    looks: ['halftone', 'riso'],
    most: 13,
  },
  {
    program: 'convert',
    name: 'ImageMagick -sepia-tone 80%',
    args: ['-sepia-tone', '80%'],
    looks: ['cyanotype', 'duotone'],
    most: 13,
  },
];

const PYTHON: readonly PythonPeer[] = [
  {
    name: 'OpenCV stylization(60, .45)',
    code: 'cv2.stylization(p, sigma_s=60, sigma_r=0.45)',
    looks: [...PAINT, 'cel'],
    most: 13,
  },
  {
    name: 'OpenCV oilPainting(7, 1)',
    code: 'cv2.xphoto.oilPainting(p, 7, 1)',
    looks: PAINT,
    most: 13,
  },
  {
    name: 'OpenCV edgePreservingFilter(RF)',
    code: 'cv2.edgePreservingFilter(p, flags=1, sigma_s=60, sigma_r=0.4)',
    looks: [...PAINT, 'cel'],
    most: 13,
  },
  {
    name: 'OpenCV pencilSketch(60, .07, .02)',
    code: 'cv2.pencilSketch(p, sigma_s=60, sigma_r=0.07, shade_factor=0.02)',
    looks: ['pencil'],
    most: 13,
  },
];

const PROGRAM = `
import sys, time, json
import cv2
cv2.setNumThreads(2)
p = cv2.imread(sys.argv[1])
def best(f):
    times = []
    for _ in range(3):
        t = time.perf_counter(); f(); times.append((time.perf_counter() - t) * 1000)
        if times[-1] > 4000: break
    return min(times)
out = {}
for name, code in json.loads(sys.argv[2]):
    try:
        out[name] = best(eval('lambda: ' + code))
    except Exception:
        pass
print(json.dumps(out))
`;

function has(program: string, args: readonly string[]): boolean {
  const { error, status } = spawnSync(program, [...args], { stdio: 'ignore' });
  return !error && status === 0;
}

/** Wall time of a command, the better of two. */
function timed(program: string, args: readonly string[]): number | null {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 2; run++) {
    const started = performance.now();
    const { error, status } = spawnSync(program, [...args], {
      stdio: 'ignore',
      timeout: 90_000,
      env: { ...process.env, MAGICK_THREAD_LIMIT: '2', OMP_NUM_THREADS: '2' },
    });
    if (error || status !== 0) return null;
    best = Math.min(best, performance.now() - started);
    if (best > 5000) break;
  }
  return best;
}

/** Which of the programs are installed here. */
export function peersHere(): { gmic: boolean; convert: boolean; python: string | null } {
  const opencv = ['-c', 'import cv2; cv2.xphoto'];
  return {
    gmic: has('gmic', ['version']),
    convert: has('convert', ['-version']),
    python: ['python3', '/usr/bin/python3'].find((python) => has(python, opencv)) ?? null,
  };
}

/**
 * Runs every installed peer on a PNG. Of command lines, what the same program takes to only read
 * the picture and write it as JPEG is taken off, so that the filter alone remains.
 */
export function timePeers(png: string, megapixels: number): PeerTime[] {
  const here = peersHere();
  const folder = mkdtempSync(join(tmpdir(), 'make-it-mine-peers-'));
  const times: PeerTime[] = [];
  const write = {
    gmic: ['-o', `${join(folder, 'out.jpg')},92`],
    convert: ['-quality', '92', join(folder, 'out.jpg')],
  };
  try {
    for (const program of ['gmic', 'convert'] as const) {
      if (!here[program]) continue;
      const nothing = timed(program, [png, ...write[program]]) ?? 0;
      for (const { name, args, looks, most } of COMMANDS.filter(
        (peer) => peer.program === program,
      )) {
        if (megapixels > most) continue;
        const all = timed(program, [png, ...args, ...write[program]]);
        if (all !== null) times.push({ name, looks, ms: Math.max(1, all - nothing) });
      }
    }
    if (here.python) {
      const asked = PYTHON.filter(({ most }) => megapixels <= most);
      const list = JSON.stringify(asked.map(({ name, code }) => [name, code]));
      const { stdout } = spawnSync(here.python, ['-c', PROGRAM, png, list], { encoding: 'utf8' });
      const found = JSON.parse(stdout || '{}') as Record<string, number>;
      for (const { name, looks } of asked) {
        const ms = found[name];
        if (ms !== undefined) times.push({ name, looks, ms });
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return times;
}
