import { type JSX, type ReactNode, useState } from 'react';
import { currentPath, navigate } from '../shared/router.ts';
import { Composer } from './composer.tsx';
import { DisclosureDialog, MediaDialog } from './dialogs.tsx';
import type { PostDraft } from './use-draft.ts';

/** A composer together with the dialogs that open from it. */
export function PlaceComposer(props: {
  draft: PostDraft;
  kind: 'home' | 'modal' | 'reply';
  replying: boolean;
  active: boolean;
  epoch: number;
  onPost: () => void;
  children?: ReactNode;
}): JSX.Element {
  const { draft } = props;
  const [editing, setEditing] = useState<{ id: number; from: string } | null>(null);
  const [disclosing, setDisclosing] = useState(false);
  const item = draft.items.find((one) => one.id === editing?.id);
  const stopEditing = () => {
    if (editing) navigate(editing.from);
    setEditing(null);
  };
  return (
    <>
      <Composer
        {...props}
        onEdit={(id) => {
          setEditing({ id, from: currentPath() });
          navigate('/compose/post/media');
        }}
        onDisclosure={() => setDisclosing(true)}
      />
      {item ? (
        <MediaDialog
          item={item}
          onClose={stopEditing}
          onSave={(alt) => {
            draft.setAlt(item.id, alt);
            stopEditing();
          }}
        />
      ) : null}
      {disclosing ? (
        <DisclosureDialog
          value={draft.disclosure}
          onChange={draft.setDisclosure}
          onClose={() => setDisclosing(false)}
        />
      ) : null}
    </>
  );
}
