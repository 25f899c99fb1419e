/** WeChat asks for this component; the pages draw their own bar (components/TabBar), so it is empty. */
export default function CustomTabBar() {
  return null
}
