import '@/utils/lib/zod-setup';
import { z } from 'zod';
import { PLATFORM_METAS } from './meta';
import type { PlatformId } from './platform';

/** The id of a platform that the table has. */
export const platformSchema = z.enum(Object.keys(PLATFORM_METAS) as PlatformId[]);
