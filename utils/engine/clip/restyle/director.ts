import { MimError } from '@/utils/lib/errors';
import type { ClipRequest } from '../../engine';
import type { Kernels } from '../../kernels/kernels';
import { createSimdKernels } from '../../kernels/simd';
import { createTypeScriptKernels } from '../../kernels/twin';
import type { Look, PictureSize } from '../../looks/look';
import { analysePicture, analysisSideOf, haloOf } from '../../render';
import { shrink } from '../../shrink';
import { ShotWatch } from './shots';
import type { RowSource, Signature } from './signature';

/** How often the analysis goes along within a shot, in seconds, and how far. */
const FOLLOW_EVERY = 0.5;
const FOLLOW_SHARE = 0.1;

/** What the frames from here on are rendered with. */
export interface Direction {
  analysis: unknown;
  halo: number;
  /** A shot begins: nothing is remembered from the frame before. */
  fresh: boolean;
}

/**
 * Decides what a clip's frames are rendered with: the analysis of each shot, held for as long as the
 * shot lasts; a look that follows lets it drift a little.
 */
export class Director {
  private readonly shots = new ShotWatch();
  private begun = false;
  private analysis: unknown;
  private halo = 0;
  private followed = Number.NEGATIVE_INFINITY;

  private constructor(
    private readonly look: Look,
    private readonly kernels: Kernels,
    private readonly request: ClipRequest,
    private readonly size: PictureSize,
  ) {}

  static async open(look: Look, request: ClipRequest, size: PictureSize): Promise<Director> {
    const kernels = await createSimdKernels().catch(() => createTypeScriptKernels());
    return new Director(look, kernels, request, size);
  }

  /**
   * What changes with the frame at `at` seconds, if anything does. `telling` gives the RGBA of a frame to
   * measure a new shot by, `now` those of the frame itself.
   */
  async see(
    at: number,
    signature: Signature,
    telling: () => Promise<Uint8ClampedArray>,
    now: () => Uint8ClampedArray,
  ): Promise<Direction | undefined> {
    const step = this.shots.see(signature);
    // The very first frame begins, even where it shows nothing.
    if (step === 'cut' || !this.begun) {
      this.begun = true;
      this.analysis = this.analyse(await telling());
      this.halo = this.haloNow();
      this.followed = at;
      return { analysis: this.analysis, halo: this.halo, fresh: true };
    }
    const { follow } = this.look;
    if (!follow || at - this.followed < FOLLOW_EVERY) return undefined;
    this.followed = at;
    this.analysis = follow(this.analysis, this.analyse(now()), FOLLOW_SHARE);
    // The strips stay as they are where they can: what they remember has their size.
    this.halo = Math.max(this.halo, this.haloNow());
    return { analysis: this.analysis, halo: this.halo, fresh: false };
  }

  private haloNow(): number {
    const { options, keep } = this.request;
    return haloOf(this.look, options, this.size, this.analysis, keep);
  }

  private analyse(rgba: Uint8ClampedArray): unknown {
    const { kernels, look, size, request } = this;
    const small = shrink({ ...size, rgba }, analysisSideOf(look));
    return analysePicture(kernels, look, small, size, request.options, request.palette);
  }
}

/** A frame that lies in strips, halo rows included. */
export function stripedFrame(
  size: PictureSize,
  strips: readonly { from: number; to: number; rgba: Uint8ClampedArray }[],
): RowSource {
  return {
    ...size,
    row: (y) => {
      const strip = strips.find(({ from, to }) => y >= from && y < to) ?? strips[0];
      if (!strip) throw new MimError('internal', 'frame without strips');
      return [strip.rgba, 4 * size.width * (y - strip.from)];
    },
  };
}
