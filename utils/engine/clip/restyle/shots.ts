import { coloursApart, type Signature, structureApart } from './signature';

/** Spread below which a frame shows nothing: black, white, the height of a flash. */
const FLAT = 0.025;
/** A cut is at least this far apart by structure, and together with colour. */
const LEAST_STRUCTURE = 0.3;
const LEAST_BOTH = 0.55;
/** ... and this many times as far as frames here usually are. */
const UNUSUAL = 3.5;
/** Frames that say what is usual. */
const USUAL_FRAMES = 12;

/** What a frame is to the shots: the same shot goes on, or a new one begins. */
export type ShotStep = 'goes-on' | 'cut';

/**
 * Finds cuts. Each frame is compared with the last one that showed something: structure apart from
 * brightness, so that a flash or a fade is none; colour beside it, so that a quick pan is not one
 * easily; and against what is usual here, so that a shaken camera is not one either. What shows
 * nothing never begins a shot: after black or white the picture decides.
 */
export class ShotWatch {
  private last: Signature | undefined;
  /** The frame before, where that was a start in the dark. */
  private dim: Signature | undefined;
  private readonly usual: number[] = [];

  see(now: Signature): ShotStep {
    if (now.spread < FLAT) {
      this.dim = now;
      return 'goes-on';
    }
    const { last, dim } = this;
    this.last = now;
    // What comes up slowly out of the dark is there already, however faint.
    if (!last) return dim && structureApart(dim, now) < LEAST_STRUCTURE ? 'goes-on' : 'cut';
    const structure = structureApart(last, now);
    const apart = structure + coloursApart(last, now);
    const sorted = [...this.usual].sort((a, b) => a - b);
    const usual = sorted[Math.floor(sorted.length / 2)] ?? 0;
    this.usual.push(apart);
    if (this.usual.length > USUAL_FRAMES) this.usual.shift();
    if (structure < LEAST_STRUCTURE || apart < LEAST_BOTH || apart < UNUSUAL * usual) {
      return 'goes-on';
    }
    this.usual.length = 0;
    return 'cut';
  }
}
