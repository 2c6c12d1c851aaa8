/** Names of software that pretends to be a graphics adapter, as their strings say. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b|software/i;

/** What is asked of an adapter; older browsers say less. */
export interface AdapterLike {
  readonly info?: {
    readonly vendor?: string;
    readonly architecture?: string;
    readonly device?: string;
    readonly description?: string;
    readonly isFallbackAdapter?: boolean;
  };
  readonly isFallbackAdapter?: boolean;
}

/** The adapter in words, to remember how fast it was; empty parts are left out. */
export function nameOf({ info }: AdapterLike): string {
  const parts = [info?.vendor, info?.architecture, info?.device, info?.description];
  return parts.filter(Boolean).join(' ');
}

/**
 * Whether this adapter is known to be a processor in disguise: several times slower than WebAssembly.
 * One that says nothing about itself is not known; it has to show its speed.
 */
export function isSoftware(adapter: AdapterLike): boolean {
  return (
    adapter.isFallbackAdapter === true ||
    adapter.info?.isFallbackAdapter === true ||
    SOFTWARE.test(nameOf(adapter))
  );
}
