/**
 * What Instagram's create dialog gives to hold on to: roles and form attributes only. Its classes
 * are scrambled and its labels are in the user's language, so the rest is found by layout.
 */
export const SELECTORS = {
  dialog: '[role="dialog"]',
  /** Of the create dialog; the forms for a profile photo take one picture and no video. */
  fileInput:
    'form[role="presentation"][enctype="multipart/form-data"] input[type="file"][accept*="image/"][accept*="video/"]',
  caption: '[data-lexical-editor="true"]',
  location: 'input[name="creation-location-input"]',
  medium: 'video, canvas, img[src^="blob:"], [style*="background-image"]',
  press: 'button, [role="button"]',
  alert: '[role="alert"]',
} as const;

/** Ours, wherever they are mounted, are never the site's. */
export const OURS = '[data-mim]';
