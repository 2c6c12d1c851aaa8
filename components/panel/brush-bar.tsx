import { i18n } from '#i18n';
import { Button, IconButton } from '../ui/button';
import { CheckIcon, UndoIcon } from '../ui/icons';
import { Segmented } from '../ui/segmented';
import type { BrushSize } from './strokes';

interface BrushBarProps {
  size: BrushSize;
  onSize: (size: BrushSize) => void;
  strokes: number;
  onUndo: () => void;
  onClear: () => void;
  onDone: () => void;
}

/** What the brush can do, under the picture while it is out. */
export function BrushBar(props: BrushBarProps) {
  return (
    <div className="mim-brushbar">
      <div className="mim-brushbar__row">
        <p className="mim-brushbar__hint">{i18n.t('panel.brushHint')}</p>
        <Button size="s" icon={<CheckIcon />} onClick={props.onDone}>
          {i18n.t('panel.brushDone')}
        </Button>
      </div>
      <div className="mim-brushbar__row">
        <Segmented
          size="s"
          label={i18n.t('panel.brushSize')}
          value={props.size}
          onChange={props.onSize}
          choices={[
            { id: 'small', label: i18n.t('panel.brushSmall') },
            { id: 'medium', label: i18n.t('panel.brushMedium') },
            { id: 'large', label: i18n.t('panel.brushLarge') },
          ]}
        />
        <IconButton
          size="s"
          label={i18n.t('panel.undoStroke')}
          icon={<UndoIcon />}
          disabled={props.strokes === 0}
          onClick={props.onUndo}
        />
        <Button look="ghost" size="s" disabled={props.strokes === 0} onClick={props.onClear}>
          {i18n.t('panel.clearStrokes')}
        </Button>
      </div>
    </div>
  );
}
