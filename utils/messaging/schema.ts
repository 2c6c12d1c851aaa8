import '@/utils/lib/zod-setup';
import { z } from 'zod';
import { blobSchema } from '@/utils/lib/blob-schema';
import { MimError } from '@/utils/lib/errors';
import { platformSchema } from '@/utils/platforms/schema';
import type { Guards } from './peer';

const nameSchema = z.string().min(1).max(64);
const optionsSchema = z.record(nameSchema, z.number());
const unitSchema = z.number().min(0).max(1);
const seedSchema = z.int().min(0).max(0xffffffff);
const pixelsSchema = z.int().min(1).max(100_000);
const idSchema = z.string().min(1).max(80);

const useSchema = z.strictObject({ platform: platformSchema, surface: nameSchema });
const eraseSchema = z
  .array(
    z.strictObject({
      radius: unitSchema,
      points: z.array(z.tuple([z.number(), z.number()])).max(2000),
    }),
  )
  .max(500);

const paletteSchema = z.array(z.string().regex(/^#[0-9a-f]{6}$/)).max(64);
const secondsSchema = z.number().min(0).max(1e6);
const trimSchema = z
  .strictObject({ from: secondsSchema, to: secondsSchema })
  .refine(({ from, to }) => from < to);

const madeSchema = z.strictObject({
  jobId: idSchema,
  blob: blobSchema,
  name: z.string().min(1).max(120),
  width: pixelsSchema,
  height: pixelsSchema,
  seconds: z.number().min(0).max(3600).optional(),
  sound: z.boolean().optional(),
  soundLost: z.boolean().optional(),
  partial: z.boolean().optional(),
});

const progressSchema = z.strictObject({ progress: unitSchema });

interface CallSchemas {
  args: z.ZodType;
  value: z.ZodType;
  event?: z.ZodType;
}

/** Every call to the workshop: arguments are checked by the server, values and events by the client. */
const workshopSchemas = new Map<string, CallSchemas>(
  Object.entries({
    capabilities: {
      args: z.null(),
      value: z.strictObject({
        backend: z.enum(['webgpu', 'wasm-simd', 'typescript']),
        workers: z.int().min(1).max(64),
        clips: z.boolean(),
      }),
    },
    openSource: {
      args: z.strictObject({ blob: blobSchema }),
      value: z.strictObject({
        sourceId: idSchema,
        info: z.strictObject({
          kind: z.enum(['photo', 'clip']),
          type: z.string().max(64),
          width: z.int().min(0).max(100_000),
          height: z.int().min(0).max(100_000),
          bytes: z.int().min(0),
          animated: z.boolean(),
          alpha: z.boolean(),
          clip: z
            .strictObject({
              seconds: secondsSchema,
              framesPerSecond: z.number().min(0).max(10_000),
              codec: z.string().min(1).max(64),
              sound: z.boolean(),
            })
            .optional(),
        }),
      }),
    },
    previews: {
      args: z.strictObject({
        sourceId: idSchema,
        size: z.int().min(16).max(1024),
        requests: z
          .array(
            z.strictObject({
              look: nameSchema,
              options: optionsSchema,
              keep: unitSchema,
              seed: seedSchema,
              palette: paletteSchema.optional(),
              at: secondsSchema.optional(),
            }),
          )
          .max(100),
      }),
      value: z.null(),
      event: z.strictObject({ index: z.int().min(0).max(100), picture: blobSchema }),
    },
    make: {
      args: z.strictObject({
        sourceId: idSchema,
        platform: platformSchema.nullable(),
        look: nameSchema,
        options: optionsSchema,
        keep: unitSchema,
        seed: seedSchema,
        eraseBack: eraseSchema,
        as: z.enum(['photo', 'reveal', 'motion', 'clip']),
        transition: z.enum(['wipe', 'brush', 'push']).optional(),
        motion: z.enum(['push', 'parallax']).optional(),
        trim: trimSchema.optional(),
        palette: paletteSchema.optional(),
        parentId: idSchema.optional(),
      }),
      value: madeSchema,
      event: z.union([progressSchema, z.strictObject({ frame: blobSchema })]),
    },
    palette: {
      args: z.strictObject({ picture: blobSchema }),
      value: z.strictObject({ palette: paletteSchema }),
    },
    commit: {
      args: z.strictObject({ jobId: idSchema, use: useSchema.optional() }),
      value: z.strictObject({ creationId: idSchema }),
    },
    recents: {
      args: z.null(),
      value: z.strictObject({
        items: z
          .array(z.strictObject({ id: idSchema, look: nameSchema, thumb: blobSchema }))
          .max(100),
      }),
    },
    recent: {
      args: z.strictObject({ id: idSchema }),
      value: z.strictObject({ blob: blobSchema, name: z.string().max(120) }),
    },
    restyle: {
      args: z.strictObject({
        file: blobSchema,
        platform: platformSchema,
        surface: nameSchema,
        look: nameSchema,
      }),
      value: madeSchema,
      event: progressSchema,
    },
    used: {
      args: z.strictObject({ jobId: idSchema, platform: platformSchema, surface: nameSchema }),
      value: z.null(),
    },
  } satisfies Record<string, CallSchemas>),
);

const draftSchema = z.strictObject({
  theme: z.enum(['light', 'dark']),
  takes: z.array(z.enum(['photo', 'clip'])).max(2),
  items: z
    .array(
      z.strictObject({
        id: idSchema,
        kind: z.enum(['photo', 'clip']),
        position: z.int().min(1).max(1000),
        thumb: blobSchema.nullable(),
      }),
    )
    .max(100),
});

/** Values of the content script around the panel, and its calls to the panel. */
const composerSchemas = new Map<string, CallSchemas>(
  Object.entries({
    readItem: {
      args: z.unknown(),
      value: z.strictObject({ file: blobSchema, name: z.string().max(255) }),
    },
    put: { args: z.unknown(), value: putSchema() },
    arrived: { args: z.unknown(), value: z.null() },
    undo: { args: z.unknown(), value: putSchema() },
    openGallery: { args: z.unknown(), value: z.null() },
    close: { args: z.unknown(), value: z.null() },
    ready: { args: z.null(), value: draftSchema },
    state: { args: draftSchema, value: z.null() },
  } satisfies Record<string, CallSchemas>),
);

function putSchema() {
  return z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('attached') }),
    z.strictObject({ state: z.literal('held'), reason: z.enum(['step-back', 'pick-ready']) }),
    z.strictObject({
      state: z.literal('failed'),
      code: z.enum(['not-attached', 'refused-by-site']),
    }),
  ]);
}

/** The window message that gives our frame its port. */
export const panelInitSchema = z.strictObject({
  t: z.literal('init'),
  ticket: z.string().regex(/^[0-9a-f]{32}$/),
  platform: platformSchema,
  surface: nameSchema,
  takes: z.array(z.enum(['photo', 'clip'])).max(2),
  theme: z.enum(['light', 'dark']),
  layout: z.enum(['beside', 'sheet']),
  byKey: z.boolean(),
});

/** First message on a workshop port. */
export const helloSchema = z.discriminatedUnion('as', [
  z.strictObject({ t: z.literal('hello'), as: z.literal('composer') }),
  z.strictObject({ t: z.literal('hello'), as: z.literal('gallery') }),
  z.strictObject({
    t: z.literal('hello'),
    as: z.literal('panel'),
    ticket: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .optional(),
    session: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .optional(),
  }),
]);

function guardsOf(schemas: ReadonlyMap<string, CallSchemas>): Guards {
  const check = (name: string, part: keyof CallSchemas, value: unknown): unknown => {
    const schema = schemas.get(name)?.[part];
    const result = schema?.safeParse(value);
    if (!result?.success) throw new MimError('bad-message', `${name}.${part}`);
    return result.data;
  };
  return {
    args: (name, args) => check(name, 'args', args),
    value: (name, value) => check(name, 'value', value),
    event: (name, event) => check(name, 'event', event),
  };
}

/** Checks on both sides of the workshop port. */
export const workshopGuards: Guards = guardsOf(workshopSchemas);
/** Checks on the panel's side of its port to the content script. */
export const composerGuards: Guards = guardsOf(composerSchemas);
