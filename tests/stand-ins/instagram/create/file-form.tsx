import type { JSX, RefObject } from 'react';
import { look } from '../look.ts';
import { acceptedTypes } from './media.ts';

/** The hidden form the site opens its file chooser from. */
export function FileForm({
  input,
  onFiles,
}: {
  input: RefObject<HTMLInputElement | null>;
  onFiles: (files: readonly File[]) => void;
}): JSX.Element {
  return (
    <form encType="multipart/form-data" method="POST" role="presentation">
      <input
        ref={input}
        className={look.away}
        type="file"
        multiple
        accept={acceptedTypes}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </form>
  );
}
