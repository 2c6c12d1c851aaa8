declare module '*.as.ts?wasm' {
  /** The compiled WebAssembly module. */
  export const base64: string;
}
