import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ElementType, parseDocument } from 'htmlparser2'
import { attributeValue, templateData } from './expression'
import type { ViewNode } from './view'

type ChildNode = ReturnType<typeof parseDocument>['children'][number]
type Element = Extract<ChildNode, { attribs: object }>
type Text = Extract<ChildNode, { type: ElementType.ElementType.Text }>
const isTag = (node: ChildNode): node is Element => 'attribs' in node
const isText = (node: ChildNode): node is Text => node.type === ElementType.Text
type Scope = Record<string, unknown>

interface File {
  children: ChildNode[]
  templates: Map<string, Element>
  modules: Scope
}

const EVENT = /^(bind|catch|mut-bind|capture-bind):?([a-z]+)$/

/**
 * Draws WXML as WeChat does, as far as Taro's templates need: import, template, wx:for, wx:if, block, wxs, events and
 * the `comp` component. Anything else in a file throws, so that nothing is silently left out.
 */
export class Wxml {
  private readonly files = new Map<string, File>()

  constructor(
    private readonly directory: string,
    private readonly runScript: (code: string, module: { exports: unknown }) => void,
  ) {}

  /** The screen of a page. @param path file below the build, such as `pages/home/index.wxml` */
  draw(path: string, data: Scope): ViewNode {
    const root: ViewNode = { tag: 'page', text: '', attributes: {}, events: {}, children: [], parent: null }
    const file = this.read(path)
    this.drawAll(file.children, file, { ...data, ...file.modules }, root)
    return root
  }

  private read(path: string): File {
    const known = this.files.get(path)
    if (known) return known
    const document = parseDocument(readFileSync(join(this.directory, path), 'utf8'), { xmlMode: true })
    const file: File = { children: document.children, templates: new Map(), modules: {} }
    this.files.set(path, file)
    for (const child of document.children.filter(isTag)) this.declare(child, path, file)
    return file
  }

  private declare(element: Element, path: string, file: File): void {
    const { name, src = '', module = '' } = element.attribs
    if (element.name === 'import') {
      const imported = this.read(join(dirname(path), src))
      for (const [key, template] of imported.templates) file.templates.set(key, template)
      Object.assign(file.modules, imported.modules)
    } else if (element.name === 'wxs') {
      const exported = { exports: {} as unknown }
      this.runScript(readFileSync(join(this.directory, dirname(path), src), 'utf8'), exported)
      file.modules[module] = exported.exports
    } else if (element.name === 'template' && name !== undefined) {
      file.templates.set(name, element)
    }
  }

  private drawAll(nodes: readonly ChildNode[], file: File, scope: Scope, parent: ViewNode): void {
    let matched = false
    for (const node of nodes) {
      if (isText(node)) {
        const text = String(attributeValue(node.data, scope))
        if (text.trim() !== '') parent.children.push(textNode(text, parent))
      } else if (isTag(node)) {
        const condition = node.attribs['wx:if'] ?? node.attribs['wx:elif']
        if (node.attribs['wx:if'] !== undefined) matched = false
        const isElse = node.attribs['wx:else'] !== undefined || node.attribs['wx:elif'] !== undefined
        if (isElse && matched) continue
        if (condition !== undefined && !attributeValue(condition, scope)) continue
        if (condition !== undefined) matched = true
        this.drawEach(node, file, scope, parent)
      }
    }
  }

  private drawEach(element: Element, file: File, scope: Scope, parent: ViewNode): void {
    const list = element.attribs['wx:for']
    if (list === undefined) {
      this.drawOne(element, file, scope, parent)
      return
    }
    const items = attributeValue(list, scope)
    if (items === undefined || items === null) return
    const [item, index] = [element.attribs['wx:for-item'] ?? 'item', element.attribs['wx:for-index'] ?? 'index']
    for (const [position, value] of Object.values(items as Scope).entries()) {
      this.drawOne(element, file, { ...scope, [item]: value, [index]: position }, parent)
    }
  }

  private drawOne(element: Element, file: File, scope: Scope, parent: ViewNode): void {
    switch (element.name) {
      case 'import':
      case 'wxs':
        return
      case 'block':
        this.drawAll(element.children, file, scope, parent)
        return
      case 'comp':
        this.drawComponent(scope, parent)
        return
      case 'template':
        this.drawTemplate(element, file, scope, parent)
        return
      default:
        this.drawElement(element, file, scope, parent)
    }
  }

  private drawTemplate(element: Element, file: File, scope: Scope, parent: ViewNode): void {
    const { is, data } = element.attribs
    if (is === undefined) return
    const name = String(attributeValue(is, scope))
    const template = file.templates.get(name)
    if (!template) throw new Error(`The templates have no ${name}: a component is used that the build left out.`)
    const given = data === undefined ? {} : templateData(data, scope)
    this.drawAll(template.children, file, { ...given, ...file.modules }, parent)
  }

  /** Taro's container component for very deep trees: the same templates again. */
  private drawComponent(scope: Scope, parent: ViewNode): void {
    const file = this.read('comp.wxml')
    this.drawAll(file.children, file, { i: scope.i, l: scope.l, ...file.modules }, parent)
  }

  private drawElement(element: Element, file: File, scope: Scope, parent: ViewNode): void {
    const node: ViewNode = { tag: element.name, text: '', attributes: {}, events: {}, children: [], parent }
    for (const [name, text] of Object.entries(element.attribs)) {
      const event = EVENT.exec(name)
      if (event?.[2] !== undefined) node.events[event[2]] = text
      else if (!name.startsWith('wx:')) node.attributes[name] = attributeValue(text, scope)
    }
    parent.children.push(node)
    this.drawAll(element.children, file, scope, node)
  }
}

function textNode(text: string, parent: ViewNode): ViewNode {
  return { tag: '#text', text, attributes: {}, events: {}, children: [], parent }
}
