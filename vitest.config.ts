import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { assemblyscript } from './scripts/assemblyscript-plugin.ts';

export default defineConfig({
  plugins: [assemblyscript()],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, ''),
      '#i18n': fileURLToPath(new URL('./tests/fixtures/i18n-shim.ts', import.meta.url)),
    },
  },
  test: {
    // Its key does not know of the AssemblyScript files behind a kernel.
    fsModuleCache: false,
    // Rendering on a busy machine takes its time.
    testTimeout: 60_000,
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/contracts/**/*.test.ts'],
  },
});
