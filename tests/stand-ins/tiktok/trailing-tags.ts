import { EditorState, Modifier } from 'draft-js';

const later = 450;
/** `input` follows its `beforeinput` within so many milliseconds. */
const typingWindow = 50;
const trailing = /(?:#\w+\s*)+$/;

/**
 * What extensions met on the site: after text put in by `execCommand`, its hashtag helper appends
 * the trailing run of hashtags a second time a moment later. Such text is known by an `input`
 * event that no `beforeinput` came before. Returns what undoes the listening.
 */
export function doubleTrailingTags(
  box: HTMLElement,
  change: (next: (now: EditorState) => EditorState) => void,
): () => void {
  let typedAt = Number.NEGATIVE_INFINITY;
  const onBefore = () => {
    typedAt = performance.now();
  };
  const onInput = (event: Event) => {
    const scripted =
      event instanceof InputEvent &&
      event.inputType === 'insertText' &&
      performance.now() - typedAt > typingWindow;
    const run = scripted ? trailing.exec(event.data ?? '')?.[0] : undefined;
    if (!run) return;
    setTimeout(() => {
      change((now) => {
        const end = EditorState.moveSelectionToEnd(now);
        const content = Modifier.insertText(
          end.getCurrentContent(),
          end.getSelection(),
          ` ${run.trim()}`,
        );
        return EditorState.push(end, content, 'insert-characters');
      });
    }, later);
  };
  box.addEventListener('beforeinput', onBefore, true);
  box.addEventListener('input', onInput);
  return () => {
    box.removeEventListener('beforeinput', onBefore, true);
    box.removeEventListener('input', onInput);
  };
}
