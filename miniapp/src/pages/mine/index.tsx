import { useMe } from '@/api/queries/me'
import { useSignedIn } from '@/api/session'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { Skeleton } from '@/components/Skeleton'
import { mine } from '@/i18n/texts/mine'
import { useText } from '@/i18n/use-text'
import { Applications } from './_parts/Applications'
import { Guest } from './_parts/Guest'
import { MineHead } from './_parts/MineHead'
import { NextRow } from './_parts/NextRow'
import { Others } from './_parts/Others'
import { PeopleList } from './_parts/PeopleList'
import { Standing } from './_parts/Standing'
import { ToRate } from './_parts/ToRate'

/** Who I am here, what waits for me, and everything that is mine. */
export default function MinePage() {
  const { t } = useText(mine)
  const signedIn = useSignedIn()
  const me = useMe()
  return (
    <Page title={t('title')} tab="mine" ownHeading>
      {signedIn ? (
        <Load query={me} skeleton={<Skeleton rows={4} />}>
          {(account) => (
            <>
              <MineHead me={account} />
              <Standing standing={account.standing} />
              <NextRow />
              <Applications />
              <ToRate />
              <PeopleList parties={account.parties} />
              <Others me={account} />
            </>
          )}
        </Load>
      ) : (
        <>
          <Guest />
          <Others me={undefined} />
        </>
      )}
    </Page>
  )
}
