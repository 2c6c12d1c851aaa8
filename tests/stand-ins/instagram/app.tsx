import { type JSX, useReducer, useState } from 'react';
import { usePage } from './context.ts';
import { CreateDialog } from './create/dialog.tsx';
import { emptyDraft, reduce } from './create/draft.ts';
import { Feed } from './feed.tsx';
import { look } from './look.ts';
import { SideBar } from './side-bar.tsx';

/** The whole page: bar, feed, and the dialog when it is open. */
export function App(): JSX.Element {
  const { words, ledger } = usePage();
  const [draft, act] = useReducer(reduce, emptyDraft);
  const [avatar, setAvatar] = useState<string>();
  const [toast, setToast] = useState(false);
  return (
    <div className={look.page}>
      <SideBar
        avatar={avatar}
        onCreate={() => act({ do: 'open' })}
        onAvatar={(file) => {
          setAvatar(URL.createObjectURL(file));
          ledger.log('profile-photo', file.name);
          setToast(true);
          setTimeout(() => setToast(false), 4000);
        }}
      />
      <Feed avatar={avatar} />
      {draft.step !== 'closed' && <CreateDialog draft={draft} act={act} />}
      {toast && (
        <div className={look.toast} role="alert">
          {words.avatarChanged}
        </div>
      )}
    </div>
  );
}
