import { CHOSEN, GUIDE, TICKED, TYPED } from '../../support/bundle-story'
import { takePhoto } from '../../support/photo'
import type { Phone } from '../harness/phone'

/** From the home page to the questions of the guide. */
export async function findsOut(phone: Phone): Promise<void> {
  await phone.tap(/^说一句就行/)
  await phone.type('搜一搜要办的事', '开个小饭馆')
  await phone.tap(/^我要开餐馆/)
  await phone.tap('开始，先答几个小问题')
  await phone.seePage('pages/guide/index')
}

/** The questions of the guide, one after the other, until the list is there. */
export async function answersGuide(phone: Phone): Promise<void> {
  const number = () => /第 \d+ 题/.exec(phone.text())?.[0]
  while (phone.routes().at(-1) === 'pages/guide/index') {
    const asked = await phone.until('be asked', number)
    const [, answer] = await phone.until('know the question', () =>
      Object.entries(GUIDE).find(([question]) => phone.shows(question)),
    )
    if (/^\d+$/.test(answer)) await phone.type('填数字', answer)
    else await phone.tap(new RegExp(`^${answer}`))
    await phone.tap(/^(下一题|看材料清单)/)
    await phone.until('go on', () => number() !== asked || undefined)
  }
}

/** Who applies: the operator of a small shop. */
export async function saysWho(phone: Phone, name: string, document: string): Promise<void> {
  await phone.seePage('packages/apply/form/index')
  await phone.tap(/^个体工商户/)
  await phone.type('店名（字号）', '金牛区小满面馆')
  await phone.type('经营者姓名', name)
  await phone.type('居民身份证号码', document)
  await phone.type('手机号', '13612340001')
  await phone.type('住址或住所', '金牛区样例大道 18 号')
  await phone.see('都存好了')
  await isKnown(phone)
  await phone.tap(/^下一步/)
  await phone.see('只填这一张表')
}

/** Is asked once who hands it in; what was typed stands there already. */
async function isKnown(phone: Phone): Promise<void> {
  await phone.tap(/^核对身份/)
  await phone.seePage('packages/apply/identity/index')
  await phone.see('核对一下您是谁')
  await phone.tap('核对')
  await phone.seePage('packages/apply/form/index')
  await phone.see(/核对过了：/)
}

const YES_NO = ['是', '不是']

/** The one form of all items; of answers that several questions have the one in the order of the form is meant. */
export async function fillsIn(phone: Phone): Promise<void> {
  const answers = Object.values(CHOSEN)
  const yesNo = answers.filter((answer) => YES_NO.includes(answer))
  for (const answer of answers.filter((one) => !YES_NO.includes(one))) await phone.tap(answer)
  for (const [place, answer] of yesNo.entries()) await phone.tap(new RegExp(`^${answer}$`), { nth: place })
  for (const [label, value] of Object.entries(TYPED)) await phone.type(label, value)
  for (const name of TICKED) await phone.tap(name)
  await phone.see('都存好了')
  await phone.tap(/^下一步/)
  await phone.see('要交的材料')
}

const AGREE = '我同意，请大厅去取'
const PHOTOGRAPH = '：拍照或选文件'

/** Gives each paper that is still missing: one photo a paper, and consent for what the hall fetches. @returns how many */
export async function givesPapers(phone: Phone): Promise<number> {
  const missing = () => phone.choices().filter((name) => name.endsWith('没交'))
  const count = missing().length
  for (let left = count; left > 0; left = missing().length) {
    const [paper = ''] = missing()
    await phone.tap(paper)
    // The box of the paper before may still be open.
    const isOf = (way: string) => way.endsWith(PHOTOGRAPH) && paper.startsWith(way.slice(0, -PHOTOGRAPH.length))
    const open = await phone.until(`open ${paper}`, () => phone.choices().find((way) => way === AGREE || isOf(way)))
    await phone.tap(open)
    if (open !== AGREE) {
      phone.hand.files.push(takePhoto(2000).all)
      await phone.tap(/^从相册里选/)
    }
    await phone.until('have one less to give', () => missing().length < left || undefined)
  }
  await phone.see('都存好了')
  await phone.tap(/^下一步/)
  await phone.see('看一遍，没错就交')
  return count
}

/** Chooses the first of the times that were offered for a visit. */
export async function agreesToAVisit(phone: Phone): Promise<void> {
  await phone.tap(/^周四 9月17日 10:00/)
  await phone.tap('就这个时间，我在')
  await phone.see(/ 来人$/)
}
