import { describe, expect, it } from 'vitest';
import { isSoftware, nameOf } from '@/utils/engine/backend/adapter';
import { isFaster } from '@/utils/engine/backend/trial';

describe('software adapters', () => {
  it.each([
    [{ info: { vendor: 'google', architecture: 'swiftshader' } }],
    [{ info: { vendor: 'mesa', description: 'llvmpipe (LLVM 15.0.6, 256 bits)' } }],
    [{ info: { vendor: 'mesa', device: 'lavapipe' } }],
    [{ info: { vendor: 'microsoft', description: 'Microsoft Basic Render Driver' } }],
    [{ info: { vendor: 'microsoft', architecture: 'WARP' } }],
    [{ info: { description: 'softpipe' } }],
    [{ info: { vendor: 'intel', isFallbackAdapter: true } }],
    [{ info: {}, isFallbackAdapter: true }],
    [{ isFallbackAdapter: true }],
  ])('%j is one', (adapter) => {
    expect(isSoftware(adapter)).toBe(true);
  });

  it.each([
    [{ info: { vendor: 'apple', architecture: 'common-3' } }],
    [{ info: { vendor: 'nvidia', architecture: 'ampere', isFallbackAdapter: false } }],
    [{ info: { vendor: 'intel', architecture: 'gen-12lp', description: 'Iris(R) Xe' } }],
    // Says nothing: it has to show its speed.
    [{ info: { vendor: '', architecture: '' } }],
    [{}],
  ])('%j is not known to be one', (adapter) => {
    expect(isSoftware(adapter)).toBe(false);
  });

  it('are named by what they say', () => {
    expect(nameOf({ info: { vendor: 'amd', architecture: '', description: 'RX' } })).toBe('amd RX');
    expect(nameOf({})).toBe('');
  });
});

describe('the trial', () => {
  it('asks a GPU to beat all workers together', () => {
    expect(isFaster({ gpu: 1, cpu: 5 }, 4)).toBe(true);
    expect(isFaster({ gpu: 1, cpu: 3 }, 4)).toBe(false);
    expect(isFaster({ gpu: 90, cpu: 5 }, 1)).toBe(false);
  });
});
