import { z } from 'zod';
import { isBlob } from './blob';
import './zod-setup';

/** A Blob or File of any realm. */
export const blobSchema = z.custom<Blob>(isBlob);
