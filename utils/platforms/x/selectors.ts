/**
 * Names in X's pages, as seen in 2026. Test ids are language-neutral; where X has none, the name of
 * the way it is found says so.
 */
export const SELECTORS = {
  editor:
    '[data-testid^="tweetTextarea_"][contenteditable="true"], textarea[data-testid^="tweetTextarea_"]',
  toolbar: '[data-testid="toolBar"]',
  toolbarList: '[role="tablist"]',
  toolbarItem: '[role="presentation"]',
  fileInput: 'input[data-testid="fileInput"]',
  attachments: '[data-testid="attachments"]',
  attachment: '[role="group"]',
  upload: '[data-testid="attachments"] [role="progressbar"]',
  dialog: '[role="dialog"][aria-modal="true"]',
  drawer: '[data-testid="drawerAnimatedDiv"]',
  inlineReply: '[data-testid^="inline_reply"]',
  toast: '[data-testid="toast"]',
} as const;
