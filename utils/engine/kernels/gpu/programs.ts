import type { LookOp } from '../kernels';
import lookPrelude from './look-prelude.wgsl?raw';
import prelude from './prelude.wgsl?raw';
import { SOURCES } from './sources';

/** What a program's number argument is, in WGSL. */
export type ArgumentType = 'u32' | 'i32' | 'f32';

/** Which buffers a program sees; see `layouts.ts`. */
export type Binding = 'plain' | 'border' | 'kuwahara';

/** One operation as a shader: its text, and how its arguments and its grid of pixels follow from a call. */
export interface Program {
  name: string;
  code: string;
  binding: Binding;
  /** Types of the arguments, in the twin's order, without rows. */
  types: readonly ArgumentType[];
  /** Which argument is the number of columns. */
  columns: number;
  /** Pixels of a workgroup, across and down. */
  group: readonly [number, number];
}

/** Reads along rows: wide groups. */
const WIDE = [32, 4] as const;
/** Reads around the pixel: square groups share what they read. */
const SQUARE = [8, 8] as const;
const AROUND = new Set(['kuwahara', 'lic', 'across', 'bilateral']);
const BINDINGS: Readonly<Record<string, Binding>> = { border: 'border', kuwahara: 'kuwahara' };

const EXTRA: Readonly<Record<Binding, string>> = {
  plain: '',
  border: '@group(0) @binding(3) var<storage, read_write> wide: array<vec4f>;\n',
  kuwahara:
    '@group(0) @binding(3) var<storage, read> wide: array<vec4f>;\n' +
    '@group(0) @binding(4) var<storage, read> shares: array<vec4f>;\n',
};

interface Parameter {
  name: string;
  type: ArgumentType;
}

/** The parameters of `fn name(…, x: u32, y: u32)` in a WGSL text, without the pixel's place. */
function parametersOf(source: string, name: string): Parameter[] {
  const list = new RegExp(`\\bfn ${name}\\(([^)]*)\\)`).exec(source)?.[1];
  if (list === undefined) throw new Error(`no ${name} in WGSL`);
  const all = list
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
    .map((each) => {
      const [parameter, type] = each.split(':').map((part) => part.trim());
      return { name: parameter ?? '', type: type as ArgumentType };
    });
  return all.slice(0, -2);
}

/** The program of an operation of `ops.ts`: its function in WGSL, called once per pixel with the twin's arguments. */
export function opProgram(name: string): Program {
  const source = SOURCES.find((text) => text.includes(`fn ${name}(`));
  if (!source) throw new Error(`no ${name} in WGSL`);
  const parameters = parametersOf(source, name);
  const binding = BINDINGS[name] ?? 'plain';
  const group = AROUND.has(name) ? SQUARE : WIDE;
  const members = parameters.map((each) => `  ${each.name}: ${each.type},\n`).join('');
  const given = parameters.map((each) => `args.${each.name}, `).join('');
  const code = `${prelude}
${EXTRA[binding]}
${source}
struct Args {
  columns: u32,
  rows: u32,
${members}}
@group(0) @binding(0) var<uniform> args: Args;
@compute @workgroup_size(${group[0]}, ${group[1]})
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= args.columns || id.y >= args.rows) {
    return;
  }
  ${name}(${given}id.x, id.y);
}
`;
  const types = parameters.map(({ type }) => type);
  const columns = parameters.findIndex((each) => each.name === 'width');
  return { name, code, binding, types, columns, group };
}

/** Planes that a look's own step can be given. */
export const MOST_LOOK_PLANES = 32;

/** The program of a look's own step; its arguments are columns, rows, top, settings and planes, all in one block. */
export function lookProgram(op: LookOp): Program {
  if (!op.wgsl) throw new Error(`${op.id} has no WGSL`);
  const code = `${lookPrelude}
${op.wgsl}
@compute @workgroup_size(${WIDE[0]}, ${WIDE[1]})
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= look_args.columns || id.y >= look_args.rows) {
    return;
  }
  width = look_args.columns;
  rows = look_args.rows;
  top = look_args.top;
  pixel(id.x, id.y, id.y * width + id.x);
}
`;
  return { name: op.id, code, binding: 'plain', types: [], columns: 0, group: WIDE };
}
