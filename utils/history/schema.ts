import { z } from 'zod';
import '@/utils/lib/zod-setup';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** A stroke of the erase-back brush; lengths are fractions of the picture's width. */
const eraseStrokeSchema = z.strictObject({
  radius: z.number().min(0).max(1),
  points: z.array(z.tuple([z.number(), z.number()])).max(2000),
});

/** Everything needed to make a result again, as data; it holds no pixels. */
export const recipeSchema = z.strictObject({
  v: z.literal(1),
  look: z.strictObject({ id: z.string().max(64), version: z.int().min(1) }),
  options: z.record(z.string().max(64), z.number()),
  /** "How much of me stays": 0 all look, 1 all photo. */
  keep: z.number().min(0).max(1),
  seed: z.int().min(0).max(0xffffffff),
  eraseBack: z.array(eraseStrokeSchema).max(500),
  palette: z.array(z.string().max(32)).max(64).optional(),
  prompt: z.string().max(8000).optional(),
  provider: z.strictObject({ id: z.string().max(64), model: z.string().max(128).optional() }),
  fit: z.strictObject({
    slot: z.string().max(64),
    width: z.int().min(1).max(16384),
    height: z.int().min(1).max(16384),
    format: z.enum(['image/jpeg', 'image/png', 'image/webp', 'video/mp4']),
  }),
  /** For a reveal clip: how it goes from the original to the result. */
  reveal: z
    .strictObject({
      transition: z.enum(['wipe', 'brush', 'push']),
      seconds: z.number().min(1).max(30),
    })
    .optional(),
  /** For a clip of the user's: the part that was used and the length of the result, in seconds. */
  clip: z
    .strictObject({
      from: z.number().min(0),
      to: z.number().min(0),
      seconds: z.number().min(0),
      sound: z.boolean(),
    })
    .optional(),
  /** For a photo brought to life: the way its camera goes. */
  motion: z
    .strictObject({
      kind: z.enum(['push', 'parallax']),
      seconds: z.number().min(1).max(30),
    })
    .optional(),
  source: z.strictObject({
    sha256: sha256Schema,
    kind: z.enum(['photo', 'clip']),
    width: z.int().min(1),
    height: z.int().min(1),
  }),
});
export type Recipe = z.infer<typeof recipeSchema>;

/** How the result must be declared: IPTC digital source type, and whether a site's AI label is due. */
const disclosureSchema = z.strictObject({
  digitalSourceType: z.enum([
    'algorithmicallyEnhanced',
    'compositeWithTrainedAlgorithmicMedia',
    'trainedAlgorithmicMedia',
  ]),
  aiLabelDue: z.boolean(),
});
export type Disclosure = z.infer<typeof disclosureSchema>;

/** Where a creation was put into a draft. */
const useSchema = z.strictObject({
  platform: z.string().max(32),
  surface: z.string().max(64),
  at: z.number(),
});
export type Use = z.infer<typeof useSchema>;

/** What history keeps of one thing made. Media are named by their digest; times are epoch milliseconds. */
export const creationSchema = z.strictObject({
  id: z.uuidv7(),
  v: z.literal(1),
  createdAt: z.number(),
  recipe: recipeSchema,
  media: z.strictObject({ original: sha256Schema, result: sha256Schema, thumb: sha256Schema }),
  /** Thumbhash of the result, base64: a placeholder while the thumbnail loads. */
  thumbhash: z.string().max(64).optional(),
  parentId: z.uuidv7().optional(),
  disclosure: disclosureSchema,
  cost: z.strictObject({ currency: z.string().length(3), amount: z.number().min(0) }).optional(),
  uses: z.array(useSchema).max(1000),
  favourite: z.boolean(),
  note: z.string().max(2000),
  deletedAt: z.number().optional(),
});
export type Creation = z.infer<typeof creationSchema>;
