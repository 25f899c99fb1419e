import { i18next, type Language } from '@/i18n/start'
import { keep, recall } from './storage'
import { createStore, type Store } from './store'
import { useStore } from './use-store'

/** How this person reads: kept on the phone, and on the account after login. */
export interface Settings {
  language: Language
  largeType: boolean
}

const KEY = 'settings'

function remembered(): Settings {
  const value = recall(KEY)
  if (typeof value !== 'object' || value === null) return { language: 'zh-CN', largeType: false }
  return {
    language: 'language' in value && value.language === 'en' ? 'en' : 'zh-CN',
    largeType: 'largeType' in value && value.largeType === true,
  }
}

const settings: Store<Settings> = createStore(remembered())

function apply({ language }: Settings): void {
  if (i18next.language !== language) void i18next.changeLanguage(language)
  if (process.env.TARO_ENV === 'h5') document.documentElement.lang = language
}
apply(settings.get())

/** The settings now, for code outside components. */
export const readSettings = (): Settings => settings.get()

/** Changes some settings, on this phone at once. */
export function changeSettings(change: Partial<Settings>): void {
  const next = { ...settings.get(), ...change }
  settings.set(next)
  keep(KEY, next)
  apply(next)
}

export const useSettings = (): Settings => useStore(settings)
