/** Every word this page shows, in the three languages it can be asked for (`?lang=`). */
export interface Words {
  upload: string;
  manage: string;
  home: string;
  posts: string;
  analytics: string;
  comments: string;
  tools: string;
  inspiration: string;
  sounds: string;
  backToApp: string;
  selectTitle: string;
  selectHint: string;
  selectButton: string;
  opening: string;
  sizeTitle: string;
  sizeText: string;
  formatTitle: string;
  formatText: string;
  resolutionTitle: string;
  resolutionText: string;
  ratioTitle: string;
  ratioText: string;
  onlyVideo: (name: string) => string;
  crashTitle: string;
  crashText: string;
  retry: string;
  uploading: (percent: number) => string;
  uploaded: string;
  duration: string;
  size: string;
  replace: string;
  details: string;
  description: string;
  hashtags: string;
  mention: string;
  cover: string;
  editCover: string;
  coverFrame: string;
  confirm: string;
  location: string;
  locationHint: string;
  settings: string;
  when: string;
  now: string;
  schedule: string;
  visibility: string;
  everyone: string;
  friends: string;
  onlyYou: string;
  showMore: string;
  allow: string;
  allowComments: string;
  allowReuse: string;
  disclose: string;
  discloseHint: string;
  ai: string;
  aiHint: string;
  aiAskTitle: string;
  aiAskText: string;
  turnOn: string;
  checks: string;
  musicCheck: string;
  checking: string;
  checkFine: string;
  post: string;
  saveDraft: string;
  discard: string;
  discardTitle: string;
  discardText: string;
  keepEditing: string;
  continueTitle: string;
  continueText: string;
  postNow: string;
  exitTitle: string;
  exitText: string;
  exit: string;
  cancel: string;
  feed: string;
  profile: string;
  play: string;
  pause: string;
  tourTitle: string;
  tourText: string;
  gotIt: string;
  cookieText: string;
  cookieAll: string;
  cookieSome: string;
  postsTitle: string;
  postsEmpty: string;
  drafts: string;
  views: (n: number) => string;
}

const en: Words = {
  upload: 'Upload',
  manage: 'Manage',
  home: 'Home',
  posts: 'Posts',
  analytics: 'Analytics',
  comments: 'Comments',
  tools: 'Tools',
  inspiration: 'Inspirations',
  sounds: 'Unlimited sounds',
  backToApp: 'Back to TikTok',
  selectTitle: 'Select video to upload',
  selectHint: 'Or drag and drop it here',
  selectButton: 'Select video',
  opening: 'Reading the video…',
  sizeTitle: 'Size and duration',
  sizeText: 'Maximum size: 30 GB, video duration: 60 minutes.',
  formatTitle: 'File formats',
  formatText: 'Recommended: “.mp4”. Other major formats are supported.',
  resolutionTitle: 'Video resolutions',
  resolutionText: 'High-resolution recommended: 1080p, 1440p, 4K.',
  ratioTitle: 'Aspect ratios',
  ratioText: 'Recommended: 16:9 for landscape, 9:16 for vertical.',
  onlyVideo: (name) => `${name} can’t be uploaded. Select a video.`,
  crashTitle: 'Something went wrong',
  crashText: 'We couldn’t process this. Please try again.',
  retry: 'Retry',
  uploading: (percent) => `${percent}% uploaded…`,
  uploaded: 'Uploaded',
  duration: 'Duration',
  size: 'Size',
  replace: 'Replace',
  details: 'Details',
  description: 'Description',
  hashtags: 'Hashtags',
  mention: 'Mention',
  cover: 'Cover',
  editCover: 'Edit cover',
  coverFrame: 'Select a frame',
  confirm: 'Confirm',
  location: 'Location',
  locationHint: 'Search locations',
  settings: 'Settings',
  when: 'When to post',
  now: 'Now',
  schedule: 'Schedule',
  visibility: 'Who can watch this video',
  everyone: 'Everyone',
  friends: 'Friends',
  onlyYou: 'Only you',
  showMore: 'Show more',
  allow: 'Allow users to',
  allowComments: 'Comment',
  allowReuse: 'Reuse of content',
  disclose: 'Disclose post content',
  discloseHint: 'Let others know this post promotes a brand, product or service.',
  ai: 'AI-generated content',
  aiHint: 'Add this label to tell viewers your content was generated or edited with AI.',
  aiAskTitle: 'Label your post as AI-generated?',
  aiAskText: 'Viewers will see the label under your description.',
  turnOn: 'Turn on',
  checks: 'Checks',
  musicCheck: 'Music copyright check',
  checking: 'Checking…',
  checkFine: 'No issues found.',
  post: 'Post',
  saveDraft: 'Save draft',
  discard: 'Discard',
  discardTitle: 'Discard this post?',
  discardText: 'The video and all edits will be discarded.',
  keepEditing: 'Continue editing',
  continueTitle: 'Continue to post?',
  continueText: 'We are still checking your video for possible issues.',
  postNow: 'Post now',
  exitTitle: 'Are you sure you want to exit?',
  exitText: 'Your video and edits will not be saved.',
  exit: 'Exit',
  cancel: 'Cancel',
  feed: 'Feed',
  profile: 'Profile',
  play: 'Play',
  pause: 'Pause',
  tourTitle: 'Write it your way',
  tourText: 'Hashtags and mentions now complete as you type.',
  gotIt: 'Got it',
  cookieText: 'Allow the use of cookies on this browser?',
  cookieAll: 'Allow all',
  cookieSome: 'Decline optional cookies',
  postsTitle: 'Posts',
  postsEmpty: 'Nothing posted here yet.',
  drafts: 'Drafts',
  views: (n) => `${n.toLocaleString('en')} views`,
};

const de: Words = {
  upload: 'Hochladen',
  manage: 'Verwalten',
  home: 'Startseite',
  posts: 'Beiträge',
  analytics: 'Statistik',
  comments: 'Kommentare',
  tools: 'Werkzeuge',
  inspiration: 'Anregungen',
  sounds: 'Sounds ohne Grenzen',
  backToApp: 'Zurück zu TikTok',
  selectTitle: 'Video zum Hochladen auswählen',
  selectHint: 'Oder hierher ziehen und ablegen',
  selectButton: 'Video auswählen',
  opening: 'Video wird gelesen …',
  sizeTitle: 'Größe und Dauer',
  sizeText: 'Höchstens 30 GB und 60 Minuten.',
  formatTitle: 'Dateiformate',
  formatText: 'Empfohlen: „.mp4“. Andere gängige Formate gehen auch.',
  resolutionTitle: 'Auflösung',
  resolutionText: 'Hohe Auflösung empfohlen: 1080p, 1440p, 4K.',
  ratioTitle: 'Seitenverhältnis',
  ratioText: 'Empfohlen: 16:9 quer, 9:16 hochkant.',
  onlyVideo: (name) => `${name} kann nicht hochgeladen werden. Wähle ein Video aus.`,
  crashTitle: 'Etwas ist schiefgelaufen',
  crashText: 'Das konnten wir nicht verarbeiten. Bitte versuch es noch einmal.',
  retry: 'Erneut versuchen',
  uploading: (percent) => `${percent} % hochgeladen …`,
  uploaded: 'Hochgeladen',
  duration: 'Dauer',
  size: 'Größe',
  replace: 'Ersetzen',
  details: 'Details',
  description: 'Beschreibung',
  hashtags: 'Hashtags',
  mention: 'Erwähnen',
  cover: 'Titelbild',
  editCover: 'Titelbild bearbeiten',
  coverFrame: 'Bild auswählen',
  confirm: 'Bestätigen',
  location: 'Ort',
  locationHint: 'Orte suchen',
  settings: 'Einstellungen',
  when: 'Wann posten',
  now: 'Jetzt',
  schedule: 'Planen',
  visibility: 'Wer kann dieses Video ansehen',
  everyone: 'Alle',
  friends: 'Freunde',
  onlyYou: 'Nur du',
  showMore: 'Mehr anzeigen',
  allow: 'Nutzern erlauben',
  allowComments: 'Kommentieren',
  allowReuse: 'Inhalte wiederverwenden',
  disclose: 'Beitragsinhalt offenlegen',
  discloseHint: 'Zeig anderen, dass dieser Beitrag eine Marke oder ein Produkt bewirbt.',
  ai: 'KI-generierter Inhalt',
  aiHint: 'Zeig Zuschauern, dass dein Inhalt mit KI erstellt oder bearbeitet wurde.',
  aiAskTitle: 'Beitrag als KI-generiert kennzeichnen?',
  aiAskText: 'Zuschauer sehen den Hinweis unter deiner Beschreibung.',
  turnOn: 'Aktivieren',
  checks: 'Prüfungen',
  musicCheck: 'Prüfung auf Musikrechte',
  checking: 'Wird geprüft …',
  checkFine: 'Keine Probleme gefunden.',
  post: 'Posten',
  saveDraft: 'Entwurf speichern',
  discard: 'Verwerfen',
  discardTitle: 'Diesen Beitrag verwerfen?',
  discardText: 'Das Video und alle Änderungen werden verworfen.',
  keepEditing: 'Weiter bearbeiten',
  continueTitle: 'Trotzdem posten?',
  continueText: 'Wir prüfen dein Video noch auf mögliche Probleme.',
  postNow: 'Jetzt posten',
  exitTitle: 'Möchtest du wirklich gehen?',
  exitText: 'Dein Video und die Änderungen werden nicht gespeichert.',
  exit: 'Verlassen',
  cancel: 'Abbrechen',
  feed: 'Feed',
  profile: 'Profil',
  play: 'Abspielen',
  pause: 'Anhalten',
  tourTitle: 'Schreib es auf deine Art',
  tourText: 'Hashtags und Erwähnungen werden jetzt beim Tippen ergänzt.',
  gotIt: 'Verstanden',
  cookieText: 'Cookies in diesem Browser erlauben?',
  cookieAll: 'Alle erlauben',
  cookieSome: 'Optionale ablehnen',
  postsTitle: 'Beiträge',
  postsEmpty: 'Hier ist noch nichts gepostet.',
  drafts: 'Entwürfe',
  views: (n) => `${n.toLocaleString('de')} Aufrufe`,
};

const ar: Words = {
  upload: 'رفع',
  manage: 'إدارة',
  home: 'الصفحة الرئيسية',
  posts: 'المنشورات',
  analytics: 'التحليلات',
  comments: 'التعليقات',
  tools: 'الأدوات',
  inspiration: 'أفكار',
  sounds: 'أصوات بلا حدود',
  backToApp: 'العودة إلى TikTok',
  selectTitle: 'حدد فيديو لرفعه',
  selectHint: 'أو اسحبه وأفلته هنا',
  selectButton: 'تحديد فيديو',
  opening: 'جارٍ قراءة الفيديو…',
  sizeTitle: 'الحجم والمدة',
  sizeText: 'الحد الأقصى للحجم 30 غيغابايت، والمدة 60 دقيقة.',
  formatTitle: 'تنسيقات الملفات',
  formatText: 'الموصى به: ‎.mp4. التنسيقات الشائعة الأخرى مدعومة.',
  resolutionTitle: 'دقة الفيديو',
  resolutionText: 'الدقة العالية موصى بها: 1080p و1440p و4K.',
  ratioTitle: 'نسب العرض',
  ratioText: 'الموصى به: 16:9 أفقيًا و9:16 عموديًا.',
  onlyVideo: (name) => `لا يمكن رفع ${name}. حدد فيديو.`,
  crashTitle: 'حدث خطأ ما',
  crashText: 'تعذرت معالجة هذا. يُرجى المحاولة مرة أخرى.',
  retry: 'إعادة المحاولة',
  uploading: (percent) => `تم رفع ${percent.toLocaleString('ar')}٪…`,
  uploaded: 'تم الرفع',
  duration: 'المدة',
  size: 'الحجم',
  replace: 'استبدال',
  details: 'التفاصيل',
  description: 'الوصف',
  hashtags: 'هاشتاقات',
  mention: 'إشارة',
  cover: 'الغلاف',
  editCover: 'تعديل الغلاف',
  coverFrame: 'تحديد إطار',
  confirm: 'تأكيد',
  location: 'الموقع',
  locationHint: 'البحث عن مواقع',
  settings: 'الإعدادات',
  when: 'وقت النشر',
  now: 'الآن',
  schedule: 'جدولة',
  visibility: 'من يمكنه مشاهدة هذا الفيديو',
  everyone: 'الجميع',
  friends: 'الأصدقاء',
  onlyYou: 'أنت فقط',
  showMore: 'عرض المزيد',
  allow: 'السماح للمستخدمين بـ',
  allowComments: 'التعليق',
  allowReuse: 'إعادة استخدام المحتوى',
  disclose: 'الإفصاح عن محتوى المنشور',
  discloseHint: 'أخبر الآخرين بأن هذا المنشور يروّج لعلامة أو منتج أو خدمة.',
  ai: 'محتوى أنشأه الذكاء الاصطناعي',
  aiHint: 'أضف هذا التصنيف لتخبر المشاهدين أن المحتوى أُنشئ أو عُدّل بالذكاء الاصطناعي.',
  aiAskTitle: 'تصنيف منشورك على أنه من إنشاء الذكاء الاصطناعي؟',
  aiAskText: 'سيرى المشاهدون التصنيف أسفل الوصف.',
  turnOn: 'تفعيل',
  checks: 'عمليات الفحص',
  musicCheck: 'فحص حقوق الموسيقى',
  checking: 'جارٍ الفحص…',
  checkFine: 'لم يتم العثور على مشكلات.',
  post: 'نشر',
  saveDraft: 'حفظ المسودة',
  discard: 'تجاهل',
  discardTitle: 'تجاهل هذا المنشور؟',
  discardText: 'سيتم تجاهل الفيديو وجميع التعديلات.',
  keepEditing: 'متابعة التعديل',
  continueTitle: 'متابعة النشر؟',
  continueText: 'ما زلنا نفحص الفيديو بحثًا عن مشكلات محتملة.',
  postNow: 'النشر الآن',
  exitTitle: 'هل تريد المغادرة بالتأكيد؟',
  exitText: 'لن يتم حفظ الفيديو والتعديلات.',
  exit: 'مغادرة',
  cancel: 'إلغاء',
  feed: 'الموجز',
  profile: 'الملف الشخصي',
  play: 'تشغيل',
  pause: 'إيقاف مؤقت',
  tourTitle: 'اكتب بطريقتك',
  tourText: 'تكتمل الهاشتاقات والإشارات الآن أثناء الكتابة.',
  gotIt: 'حسنًا',
  cookieText: 'هل تسمح باستخدام ملفات تعريف الارتباط؟',
  cookieAll: 'السماح للكل',
  cookieSome: 'رفض الاختيارية',
  postsTitle: 'المنشورات',
  postsEmpty: 'لم يُنشر شيء هنا بعد.',
  drafts: 'المسودات',
  views: (n) => `${n.toLocaleString('ar')} مشاهدة`,
};

/** Words by language code. */
export const words = { en, de, ar };
