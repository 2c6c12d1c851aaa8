import { useEffect, useState } from 'react';
import type { Creation } from '@/utils/history/schema';
import type { CreationFiles, Library } from './library';

export interface OpenedCreation {
  /** `undefined` while it is being looked for, `null` when there is none. */
  creation: Creation | null | undefined;
  files: CreationFiles | null;
  failed: boolean;
}

/** One creation, live, with its files. What belongs to another id is never shown. */
export function useCreation(library: Library, id: string): OpenedCreation {
  const [found, setFound] = useState<{ id: string; creation: Creation | null } | null>(null);
  const [opened, setOpened] = useState<{ id: string; files: CreationFiles } | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    const fail = () => wanted && setFailed(id);
    setFailed(null);
    const stop = library.observe(id, (creation) => setFound({ id, creation }), fail);
    library.open(id).then((files) => wanted && setOpened({ id, files }), fail);
    return () => {
      wanted = false;
      stop();
    };
  }, [library, id]);
  return {
    creation: found?.id === id ? found.creation : undefined,
    files: opened?.id === id ? opened.files : null,
    failed: failed === id,
  };
}
