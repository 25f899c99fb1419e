import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { CheckRow } from '@/components/CheckRow'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { login } from '@/i18n/texts/login'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'

interface ConsentProps {
  agreed: boolean
  onAgree: (agreed: boolean) => void
  /** Somebody went on without agreeing. */
  missing: boolean
}

/** The privacy text, and the tick that says one has read it. Nothing is ticked for the person. */
export function Consent({ agreed, onAgree, missing }: ConsentProps) {
  const { t } = useText(login)
  return (
    <>
      <Card kind="rows">
        <Row icon="shield" title={t('privacy')} sub={t('agreeHelp')} onTap={() => void open('privacy')} />
        <CheckRow shape="square" title={t('agree')} checked={agreed} onChange={onAgree} />
      </Card>
      {missing && !agreed ? (
        <View className="login-missing cinnabar" {...aria({ role: 'alert' })}>
          {t('agreeFirst')}
        </View>
      ) : null}
    </>
  )
}
