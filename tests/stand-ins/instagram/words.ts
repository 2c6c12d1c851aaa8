/** Every word this page shows, in the three languages it can be asked for (`?lang=`). */
export interface Words {
  home: string;
  search: string;
  explore: string;
  reels: string;
  messages: string;
  notifications: string;
  newPost: string;
  create: string;
  profile: string;
  more: string;
  post: string;
  story: string;
  like: string;
  comment: string;
  share: string;
  save: string;
  addComment: string;
  send: string;
  suggested: string;
  seeAll: string;
  follow: string;
  likes: (n: number) => string;
  hours: (n: number) => string;
  yourStory: string;
  avatarChanged: string;
  createTitle: string;
  cropTitle: string;
  editTitle: string;
  sharing: string;
  postShared: string;
  sharedText: string;
  drag: string;
  choose: string;
  unsupportedTitle: string;
  unsupported: (name: string) => string;
  unreadable: (name: string) => string;
  chooseOther: string;
  next: string;
  back: string;
  close: string;
  selectCrop: string;
  selectZoom: string;
  openGallery: string;
  cropOriginal: string;
  cropOriginalIcon: string;
  cropSquareIcon: string;
  cropPortraitIcon: string;
  cropLandscapeIcon: string;
  remove: string;
  add: string;
  previous: string;
  following: string;
  filters: string;
  adjustments: string;
  brightness: string;
  contrast: string;
  saturation: string;
  warmth: string;
  vignette: string;
  cover: string;
  sound: string;
  caption: string;
  addLocation: string;
  addCollaborators: string;
  accessibility: string;
  altNote: string;
  altPlaceholder: string;
  advanced: string;
  hideLikes: string;
  commentsOff: string;
  emoji: string;
  reelsTitle: string;
  reelsText: string;
  ok: string;
  discardTitle: string;
  discardText: string;
  discard: string;
  cancel: string;
  tooMany: string;
}

const en: Words = {
  home: 'Home',
  search: 'Search',
  explore: 'Explore',
  reels: 'Reels',
  messages: 'Messages',
  notifications: 'Notifications',
  newPost: 'New post',
  create: 'Create',
  profile: 'Profile',
  more: 'More',
  post: 'Post',
  story: 'Story',
  like: 'Like',
  comment: 'Comment',
  share: 'Share',
  save: 'Save',
  addComment: 'Add a comment…',
  send: 'Post',
  suggested: 'Suggested for you',
  seeAll: 'See all',
  follow: 'Follow',
  likes: (n) => `${n.toLocaleString('en')} likes`,
  hours: (n) => `${n}h`,
  yourStory: 'Your story',
  avatarChanged: 'Profile photo changed',
  createTitle: 'Create new post',
  cropTitle: 'Crop',
  editTitle: 'Edit',
  sharing: 'Sharing',
  postShared: 'Post shared',
  sharedText: 'Your post has been shared.',
  drag: 'Drag photos and videos here',
  choose: 'Select from computer',
  unsupportedTitle: 'This file is not supported',
  unsupported: (name) => `${name} could not be added: this kind of file is not supported.`,
  unreadable: (name) => `${name} could not be opened.`,
  chooseOther: 'Select other files',
  next: 'Next',
  back: 'Back',
  close: 'Close',
  selectCrop: 'Select crop',
  selectZoom: 'Select zoom',
  openGallery: 'Open media gallery',
  cropOriginal: 'Original',
  cropOriginalIcon: 'Photo outline icon',
  cropSquareIcon: 'Crop square icon',
  cropPortraitIcon: 'Crop portrait icon',
  cropLandscapeIcon: 'Crop landscape icon',
  remove: 'Remove',
  add: 'Plus icon',
  previous: 'Go back',
  following: 'Go forward',
  filters: 'Filters',
  adjustments: 'Adjustments',
  brightness: 'Brightness',
  contrast: 'Contrast',
  saturation: 'Saturation',
  warmth: 'Temperature',
  vignette: 'Vignette',
  cover: 'Cover photo',
  sound: 'Sound on',
  caption: 'Write a caption…',
  addLocation: 'Add location',
  addCollaborators: 'Add collaborators',
  accessibility: 'Accessibility',
  altNote:
    'Alt text describes your photos for people with visual impairments. Write your own, or leave it to be made for you.',
  altPlaceholder: 'Write alt text…',
  advanced: 'Advanced settings',
  hideLikes: 'Hide like and view counts on this post',
  commentsOff: 'Turn off commenting',
  emoji: 'Emoji',
  reelsTitle: 'Video posts are now shared as reels',
  reelsText: 'If your account is public, anybody can find your reel.',
  ok: 'OK',
  discardTitle: 'Discard post?',
  discardText: 'If you leave, your edits won’t be saved.',
  discard: 'Discard',
  cancel: 'Cancel',
  tooMany: 'You can only choose up to 10 items.',
};

const de: Words = {
  home: 'Startseite',
  search: 'Suche',
  explore: 'Entdecken',
  reels: 'Reels',
  messages: 'Nachrichten',
  notifications: 'Benachrichtigungen',
  newPost: 'Neuer Beitrag',
  create: 'Erstellen',
  profile: 'Profil',
  more: 'Mehr',
  post: 'Beitrag',
  story: 'Story',
  like: 'Gefällt mir',
  comment: 'Kommentieren',
  share: 'Teilen',
  save: 'Speichern',
  addComment: 'Kommentar hinzufügen …',
  send: 'Posten',
  suggested: 'Vorschläge für dich',
  seeAll: 'Alle ansehen',
  follow: 'Folgen',
  likes: (n) => `${n.toLocaleString('de')} Mal „Gefällt mir“`,
  hours: (n) => `${n} Std.`,
  yourStory: 'Deine Story',
  avatarChanged: 'Profilbild geändert',
  createTitle: 'Neuen Beitrag erstellen',
  cropTitle: 'Zuschneiden',
  editTitle: 'Bearbeiten',
  sharing: 'Wird geteilt',
  postShared: 'Beitrag geteilt',
  sharedText: 'Dein Beitrag wurde geteilt.',
  drag: 'Fotos und Videos hierher ziehen',
  choose: 'Vom Computer auswählen',
  unsupportedTitle: 'Diese Datei wird nicht unterstützt',
  unsupported: (name) => `${name} wurde nicht hinzugefügt: Dieser Dateityp wird nicht unterstützt.`,
  unreadable: (name) => `${name} konnte nicht geöffnet werden.`,
  chooseOther: 'Andere Dateien auswählen',
  next: 'Weiter',
  back: 'Zurück',
  close: 'Schließen',
  selectCrop: 'Zuschneiden auswählen',
  selectZoom: 'Zoom auswählen',
  openGallery: 'Mediengalerie öffnen',
  cropOriginal: 'Original',
  cropOriginalIcon: 'Symbol für Fotorahmen',
  cropSquareIcon: 'Symbol „Quadratisch zuschneiden“',
  cropPortraitIcon: 'Symbol „Hochformat zuschneiden“',
  cropLandscapeIcon: 'Symbol „Querformat zuschneiden“',
  remove: 'Entfernen',
  add: 'Plus-Symbol',
  previous: 'Vorheriges',
  following: 'Nächstes',
  filters: 'Filter',
  adjustments: 'Anpassungen',
  brightness: 'Helligkeit',
  contrast: 'Kontrast',
  saturation: 'Sättigung',
  warmth: 'Temperatur',
  vignette: 'Vignette',
  cover: 'Titelbild',
  sound: 'Ton an',
  caption: 'Bildunterschrift schreiben …',
  addLocation: 'Ort hinzufügen',
  addCollaborators: 'Mitwirkende hinzufügen',
  accessibility: 'Barrierefreiheit',
  altNote:
    'Alternativtext beschreibt deine Fotos für Menschen mit Sehbehinderung. Schreib ihn selbst oder überlass ihn uns.',
  altPlaceholder: 'Alternativtext schreiben …',
  advanced: 'Erweiterte Einstellungen',
  hideLikes: 'Anzahl der „Gefällt mir“-Angaben verbergen',
  commentsOff: 'Kommentare deaktivieren',
  emoji: 'Emoji',
  reelsTitle: 'Videobeiträge werden jetzt als Reels geteilt',
  reelsText: 'Wenn dein Konto öffentlich ist, kann jeder dein Reel finden.',
  ok: 'OK',
  discardTitle: 'Beitrag verwerfen?',
  discardText: 'Wenn du die Seite verlässt, werden deine Änderungen nicht gespeichert.',
  discard: 'Verwerfen',
  cancel: 'Abbrechen',
  tooMany: 'Du kannst höchstens 10 Elemente auswählen.',
};

const ar: Words = {
  home: 'الصفحة الرئيسية',
  search: 'بحث',
  explore: 'استكشاف',
  reels: 'ريلز',
  messages: 'الرسائل',
  notifications: 'الإشعارات',
  newPost: 'منشور جديد',
  create: 'إنشاء',
  profile: 'الملف الشخصي',
  more: 'المزيد',
  post: 'منشور',
  story: 'قصة',
  like: 'أعجبني',
  comment: 'تعليق',
  share: 'مشاركة',
  save: 'حفظ',
  addComment: 'إضافة تعليق…',
  send: 'نشر',
  suggested: 'مقترحات لك',
  seeAll: 'عرض الكل',
  follow: 'متابعة',
  likes: (n) => `${n.toLocaleString('ar')} إعجابًا`,
  hours: (n) => `${n.toLocaleString('ar')} س`,
  yourStory: 'قصتك',
  avatarChanged: 'تم تغيير صورة الملف الشخصي',
  createTitle: 'إنشاء منشور جديد',
  cropTitle: 'قص',
  editTitle: 'تعديل',
  sharing: 'جارٍ المشاركة',
  postShared: 'تمت مشاركة المنشور',
  sharedText: 'تمت مشاركة منشورك.',
  drag: 'اسحب الصور والفيديوهات إلى هنا',
  choose: 'اختيار من الكمبيوتر',
  unsupportedTitle: 'هذا الملف غير مدعوم',
  unsupported: (name) => `تعذرت إضافة ${name}: نوع الملف هذا غير مدعوم.`,
  unreadable: (name) => `تعذر فتح ${name}.`,
  chooseOther: 'اختيار ملفات أخرى',
  next: 'التالي',
  back: 'رجوع',
  close: 'إغلاق',
  selectCrop: 'تحديد القص',
  selectZoom: 'تحديد التكبير',
  openGallery: 'فتح معرض الوسائط',
  cropOriginal: 'الأصلي',
  cropOriginalIcon: 'أيقونة إطار الصورة',
  cropSquareIcon: 'أيقونة القص المربع',
  cropPortraitIcon: 'أيقونة القص العمودي',
  cropLandscapeIcon: 'أيقونة القص الأفقي',
  remove: 'إزالة',
  add: 'أيقونة زائد',
  previous: 'السابق',
  following: 'اللاحق',
  filters: 'الفلاتر',
  adjustments: 'التعديلات',
  brightness: 'السطوع',
  contrast: 'التباين',
  saturation: 'التشبع',
  warmth: 'درجة الحرارة',
  vignette: 'تظليل الأطراف',
  cover: 'صورة الغلاف',
  sound: 'تشغيل الصوت',
  caption: 'اكتب شرحًا…',
  addLocation: 'إضافة موقع',
  addCollaborators: 'إضافة مساهمين',
  accessibility: 'إمكانية الوصول',
  altNote: 'يصف النص البديل صورك للأشخاص ذوي الإعاقة البصرية. اكتبه بنفسك أو اتركه لنا.',
  altPlaceholder: 'اكتب نصًا بديلًا…',
  advanced: 'الإعدادات المتقدمة',
  hideLikes: 'إخفاء عدد الإعجابات والمشاهدات',
  commentsOff: 'إيقاف التعليق',
  emoji: 'رموز تعبيرية',
  reelsTitle: 'تتم الآن مشاركة منشورات الفيديو كمقاطع ريلز',
  reelsText: 'إذا كان حسابك عامًا، فيمكن لأي شخص العثور على مقطعك.',
  ok: 'حسنًا',
  discardTitle: 'هل تريد تجاهل المنشور؟',
  discardText: 'إذا غادرت، فلن يتم حفظ تعديلاتك.',
  discard: 'تجاهل',
  cancel: 'إلغاء',
  tooMany: 'يمكنك اختيار 10 عناصر كحد أقصى.',
};

/** Words by language code. */
export const words = { en, de, ar };
