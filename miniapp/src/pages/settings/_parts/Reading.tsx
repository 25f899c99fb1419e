import { changeMe } from '@shared/contract/account'
import { call } from '@/api/client'
import { readSession } from '@/api/session'
import { Heading } from '@/components/Heading'
import { OptionList } from '@/components/OptionList'
import { say } from '@/components/toast-store'
import { changeSettings, type Settings, useSettings } from '@/device/settings'
import { settings } from '@/i18n/texts/settings'
import { useText } from '@/i18n/use-text'

/** Language and size of type: at once on this phone, and on the account for the next one. */
export function Reading() {
  const { t } = useText(settings)
  const { language, largeType } = useSettings()
  const change = async (wish: Partial<Settings>) => {
    changeSettings(wish)
    if (!readSession()) return
    try {
      await call(changeMe, { body: wish })
    } catch {
      say(t('notSaved'))
    }
  }
  return (
    <>
      <Heading text={t('language')} />
      <OptionList
        label={t('language')}
        value={language}
        onChange={(wish) => void change({ language: wish })}
        options={[
          { value: 'zh-CN', text: '中文' },
          { value: 'en', text: 'English' },
        ]}
      />
      <Heading text={t('type')} />
      <OptionList
        label={t('type')}
        value={largeType ? 'large' : 'normal'}
        onChange={(wish) => void change({ largeType: wish === 'large' })}
        options={[
          { value: 'normal', text: t('normal') },
          { value: 'large', text: t('large'), help: t('largeHelp') },
        ]}
      />
    </>
  )
}
