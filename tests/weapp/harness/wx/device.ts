import { WxFailure, wxFunction } from './answer'

/** What a test decides for the person who holds the phone, and what the program did with the phone. */
export interface Hand {
  /** Answer to the next dialogs, first one first; an unexpected dialog fails. */
  modals: boolean[]
  /** Index chosen in the next action sheets; -1 closes it. */
  sheets: number[]
  /** Texts of the next scanned codes; null is a cancelled scan. */
  scans: (string | null)[]
  /** Where the phone is; null refuses. */
  place: { latitude: number; longitude: number } | null
  /** Code of `wx.login`. */
  loginCode: () => string
  /** Code of the phone number button; null refuses. */
  phoneCode: (() => string) | null
  /** Whether messages are allowed when the program asks. */
  subscribes: boolean
  toasts: string[]
  calls: string[]
  clipboard: string
  titles: string[]
  savedPictures: string[]
  shared: unknown[]
  /** Photos and papers that are chosen next; without any the person goes back without choosing. */
  files: Uint8Array[]
  /** Paths that were shown large. */
  shown: string[]
}

const SYSTEM = {
  brand: 'devtools',
  model: 'iPhone X',
  platform: 'ios',
  system: 'iOS 12.5',
  language: 'zh_CN',
  version: '8.0.0',
  SDKVersion: '2.19.4',
  pixelRatio: 3,
  screenWidth: 375,
  screenHeight: 812,
  windowWidth: 375,
  windowHeight: 812,
  statusBarHeight: 44,
  safeArea: { top: 44, bottom: 778, left: 0, right: 375, width: 375, height: 734 },
  fontSizeSetting: 16,
  theme: 'light',
}

const next = <T>(queue: T[], what: string): T => {
  const value = queue.shift()
  if (value === undefined) throw new Error(`The program showed ${what} that the test did not expect.`)
  return value
}

/** Dialogs, sensors and everything else of the phone itself. */
export function deviceOf(hand: Hand) {
  const done = (name: string) => wxFunction(name, () => ({}))
  return {
    getSystemInfoSync: () => SYSTEM,
    getSystemInfo: wxFunction('getSystemInfo', () => SYSTEM),
    getWindowInfo: () => SYSTEM,
    getDeviceInfo: () => SYSTEM,
    getAppBaseInfo: () => SYSTEM,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getMenuButtonBoundingClientRect: () => ({ top: 48, bottom: 80, left: 278, right: 365, width: 87, height: 32 }),
    canIUse: () => true,
    login: wxFunction('login', () => ({ code: hand.loginCode() })),
    scanCode: wxFunction('scanCode', () => {
      const result = next(hand.scans, 'the scanner')
      if (result === null) throw new WxFailure('cancel')
      return { result, scanType: 'QR_CODE', charSet: 'UTF-8', path: '' }
    }),
    getLocation: wxFunction('getLocation', () => {
      if (!hand.place) throw new WxFailure('auth deny')
      return hand.place
    }),
    showModal: wxFunction<{ title?: string; content?: string }>('showModal', ({ title = '', content = '' }) => {
      const confirm = next(hand.modals, `a dialog (${title} ${content})`)
      return { confirm, cancel: !confirm }
    }),
    showActionSheet: wxFunction('showActionSheet', () => {
      const tapIndex = next(hand.sheets, 'an action sheet')
      if (tapIndex < 0) throw new WxFailure('cancel')
      return { tapIndex }
    }),
    showToast: wxFunction<{ title: string }>('showToast', ({ title }) => {
      hand.toasts.push(title)
      return {}
    }),
    hideToast: done('hideToast'),
    showLoading: done('showLoading'),
    hideLoading: done('hideLoading'),
    makePhoneCall: wxFunction<{ phoneNumber: string }>('makePhoneCall', ({ phoneNumber }) => {
      hand.calls.push(phoneNumber)
      return {}
    }),
    setClipboardData: wxFunction<{ data: string }>('setClipboardData', ({ data }) => {
      hand.clipboard = data
      return {}
    }),
    getClipboardData: wxFunction('getClipboardData', () => ({ data: hand.clipboard })),
    openLocation: done('openLocation'),
    vibrateShort: done('vibrateShort'),
    vibrateLong: done('vibrateLong'),
    setKeepScreenOn: done('setKeepScreenOn'),
    getScreenBrightness: wxFunction('getScreenBrightness', () => ({ value: 0.5 })),
    setScreenBrightness: done('setScreenBrightness'),
    getSetting: wxFunction('getSetting', () => ({ authSetting: {} })),
    openSetting: wxFunction('openSetting', () => ({ authSetting: {} })),
    authorize: done('authorize'),
    requestSubscribeMessage: wxFunction<{ tmplIds: string[] }>('requestSubscribeMessage', ({ tmplIds }) =>
      Object.fromEntries(tmplIds.map((id) => [id, hand.subscribes ? 'accept' : 'reject'])),
    ),
    setNavigationBarTitle: wxFunction<{ title: string }>('setNavigationBarTitle', ({ title }) => {
      hand.titles.push(title)
      return {}
    }),
    setNavigationBarColor: done('setNavigationBarColor'),
    pageScrollTo: done('pageScrollTo'),
    showShareMenu: done('showShareMenu'),
    hideKeyboard: done('hideKeyboard'),
    saveImageToPhotosAlbum: wxFunction<{ filePath: string }>('saveImageToPhotosAlbum', ({ filePath }) => {
      hand.savedPictures.push(filePath)
      return {}
    }),
    getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
    nextTick: (run: () => void) => queueMicrotask(run),
    onAppShow() {},
    offAppShow() {},
    onAppHide() {},
    offAppHide() {},
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    env: { USER_DATA_PATH: 'wxfile://usr' },
  }
}
