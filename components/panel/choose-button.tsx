import type { Ref } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { AddPictureIcon } from '../ui/icons';

interface ChooseButtonProps {
  /** Opens the browser's own file picker. */
  onPress: () => void;
  prominent?: boolean;
}

/** Asks for a photo or clip from the computer. */
export function ChooseButton({ onPress, prominent = false }: ChooseButtonProps) {
  return (
    <Button
      look={prominent ? 'primary' : 'ghost'}
      size={prominent ? 'l' : 's'}
      icon={<AddPictureIcon />}
      onClick={onPress}
    >
      {i18n.t('panel.choose')}
    </Button>
  );
}

interface FileInputProps {
  ref: Ref<HTMLInputElement>;
  onFile: (file: File) => void;
}

/**
 * What the browser's file picker fills. One for the whole panel, and it stays: the picker may be open
 * while the panel changes around the button that opened it.
 */
export function FileInput({ ref, onFile }: FileInputProps) {
  return (
    <input
      ref={ref}
      type="file"
      className="ui-hidden"
      accept="image/*,video/*"
      tabIndex={-1}
      aria-hidden="true"
      onChange={(event) => {
        const file = event.currentTarget.files?.[0];
        if (file) onFile(file);
        // the same file may be chosen again
        event.currentTarget.value = '';
      }}
    />
  );
}
