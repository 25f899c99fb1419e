import type { ApiError } from '@/api/api-error'
import { errorText } from '@/api/error-text'
import { open } from '@/device/navigate'
import { openLogin } from '@/device/return'
import { party } from '@/i18n/texts/party'
import { useText } from '@/i18n/use-text'
import { Button } from '../Button'
import { Notice } from '../Notice'

/** What no field of a form about a person can say: no network, somebody who is there already; with the way on where there is one. */
export function Refusal({ error }: { error: ApiError | undefined }) {
  const { t } = useText(party)
  if (error === undefined || error.field !== undefined) return null
  if (error.code === 'CONSENT_NEEDED') {
    return (
      <Notice tone="soon" icon="shield">
        {t('consentNeeded')}
        <Button size="small" kind="plain" text={t('readPrivacy')} onTap={() => open('privacy')} />
      </Notice>
    )
  }
  const needsPhone = error.code === 'PHONE_NEEDED'
  return (
    <Notice tone={needsPhone ? 'soon' : 'stop'} icon="info">
      {errorText(error)}
      {needsPhone ? <Button size="small" kind="plain" text={t('confirmPhone')} onTap={openLogin} /> : null}
    </Notice>
  )
}
