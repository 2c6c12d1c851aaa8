import type { Creation } from '@/utils/history/schema';

/** A creation for tests: number `index`, made at `createdAt`. */
export function creation(index: number, patch: Partial<Creation> = {}): Creation {
  const digest = index.toString(16).padStart(64, '0');
  return {
    id: `01990000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    v: 1,
    createdAt: 1_760_000_000_000 - index * 60_000,
    recipe: {
      v: 1,
      look: { id: 'oil', version: 1 },
      options: { brush: 1.2 },
      keep: 0.4,
      seed: 77,
      eraseBack: [{ radius: 0.1, points: [[0.5, 0.5]] }],
      provider: { id: 'on-device' },
      fit: { slot: 'gallery', width: 1600, height: 1200, format: 'image/jpeg' },
      source: { sha256: digest, kind: 'photo', width: 1600, height: 1200 },
    },
    media: { original: digest, result: digest, thumb: digest },
    disclosure: { digitalSourceType: 'algorithmicallyEnhanced', aiLabelDue: false },
    uses: [],
    favourite: false,
    note: '',
    ...patch,
  };
}
