declare module '*.as.ts?wasm' {
  /** The compiled WebAssembly module. */
  export const base64: string;
}

declare module '*.wgsl?raw' {
  const source: string;
  export default source;
}
