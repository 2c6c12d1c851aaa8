import { i18n } from '#i18n';
import type { Palette } from '@/utils/engine/engine';
import '../ui/swatches.css';

/** Colours as one strip, each with its equal share. */
export function Swatches({ palette }: { palette: Palette }) {
  return (
    <svg
      className="ui-swatches"
      viewBox={`0 0 ${Math.max(1, palette.length)} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={i18n.t('panel.paletteSwatches', [palette.length])}
    >
      {palette.map((colour, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places do not move, and colours may be the same
        <rect key={at} x={at} y="0" width="1.02" height="1" fill={colour} />
      ))}
    </svg>
  );
}
