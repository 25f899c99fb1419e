import { CONSENT_VERSION, changeMe } from '@shared/contract/account'
import { View } from '@tarojs/components'
import { call } from '@/api/client'
import { KEYS } from '@/api/queries/keys'
import { useMe } from '@/api/queries/me'
import { queryClient } from '@/api/query'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { say } from '@/components/toast-store'
import { goBack } from '@/device/navigate'
import { privacy } from '@/i18n/texts/privacy'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { PRIVACY_NOTICE } from './_parts/notice'
import './_parts/privacy.scss'

/** The whole consent text. Who is signed in and has not agreed to this version can do so at the end. */
export default function PrivacyPage() {
  const { t, pick } = useText(privacy)
  const { data: me } = useMe()
  const asks = me !== undefined && !me.consented

  const agree = async () => {
    await call(changeMe, { body: { consent: CONSENT_VERSION } })
    await queryClient.invalidateQueries({ queryKey: KEYS.me })
    say(t('agreed'))
    await goBack()
  }
  return (
    <Page
      title={t('title')}
      ownHeading
      bar={
        <BottomBar>
          {asks ? (
            <Button text={t('agree')} onTap={agree} />
          ) : (
            <Button kind="ghost" text={t('understood')} onTap={goBack} />
          )}
        </BottomBar>
      }
    >
      <Heading level={1} text={t('question')} note={t('version', { version: CONSENT_VERSION })} />
      {asks ? <Notice tone="soon">{t('changed')}</Notice> : null}
      {PRIVACY_NOTICE.map(({ title, lines }) => (
        <View key={title.en}>
          <Heading text={pick(title)} />
          <Card>
            <View {...aria({ role: 'list' })}>
              {lines.map((line) => (
                <View key={line.en} className="privacy-line" {...aria({ role: 'listitem' })}>
                  {pick(line)}
                </View>
              ))}
            </View>
          </Card>
        </View>
      ))}
    </Page>
  )
}
