import { useRef } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { AddPictureIcon } from '../ui/icons';

interface ChooseButtonProps {
  onFile: (file: File) => void;
  prominent?: boolean;
}

/** Opens the browser's own file picker. */
export function ChooseButton({ onFile, prominent = false }: ChooseButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        look={prominent ? 'primary' : 'ghost'}
        size={prominent ? 'l' : 's'}
        icon={<AddPictureIcon />}
        onClick={() => input.current?.click()}
      >
        {i18n.t('panel.choose')}
      </Button>
      <input
        ref={input}
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
    </>
  );
}
