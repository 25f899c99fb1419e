import { View } from '@tarojs/components'
import { noteDemoMessages, openDemoInbox, readDemoCode, useDemoPeople } from '@/api/queries/demo'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { demoRoleOf } from '@/components/demo/role'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { say, sayError } from '@/components/toast-store'
import { demoRole } from '@/i18n/texts/demo-role'
import { login } from '@/i18n/texts/login'
import { useText } from '@/i18n/use-text'

interface DemoPeopleProps {
  phone: string
  onChoose: (phone: string) => Promise<void>
  onCode: (code: string) => void
}

/** In the demonstration: whom one can be, and where the code is to be read. Nothing elsewhere. */
export function DemoPeople({ phone, onChoose, onCode }: DemoPeopleProps) {
  const { t } = useText(login)
  const { t: tr } = useText(demoRole)
  const { data: people } = useDemoPeople()
  if (!people) return null

  const inbox = async () => {
    if (await openDemoInbox()) say(t('copied'))
  }
  const choose = async (wanted: string) => {
    await noteDemoMessages()
    await onChoose(wanted)
  }
  const fill = async () => {
    const code = await readDemoCode(phone)
    if (code) onCode(code)
    else await inbox()
  }
  return (
    <>
      <Heading text={t('demo')} />
      <Card kind="rows">
        {people.map((person) => {
          const role = demoRoleOf(person.role)
          return (
            <Row
              key={person.phone}
              icon={role === 'resident' ? 'person' : 'window'}
              title={person.name}
              sub={`${tr(role)} · ${person.phone}`}
              onTap={() => void choose(person.phone).catch(sayError)}
            />
          )
        })}
      </Card>
      <View className="tiny login-note">{t('demoHelp')}</View>
      <Button kind="ghost" size="small" text={t('demoFill')} disabled={phone === ''} onTap={fill} />
      <Button kind="plain" size="small" text={t('demoInbox')} onTap={inbox} />
    </>
  )
}
