/** Names in TikTok Studio's upload page, as seen in 2026; `data-e2e` is the same in every language. */
export const SELECTORS = {
  select: '[data-e2e="select_video_container"]',
  selectButton: '[data-e2e="select_video_button"]',
  status: '[data-e2e="upload_status_container"]',
  captionBox: '[data-e2e="caption_container"]',
  caption: '[data-e2e="caption_container"] [contenteditable="true"]',
  fileInput: 'input[type="file"][accept*="video"]',
  done: '.info-status.success, .info-progress.success',
  failed: '.info-status.error, .info-status.danger, .info-progress.error, .info-progress.danger',
  alert: '[role="alert"]',
  /** The guided tour: it lies over the whole form and takes every press. */
  tour: '#react-joyride-portal [data-test-id="overlay"]',
} as const;
