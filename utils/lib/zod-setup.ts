import { z } from 'zod';

// Extension pages forbid `new Function`, which zod would probe for; this must run before the
// first schema is built, so every schema file imports it first.
z.config({ jitless: true });
