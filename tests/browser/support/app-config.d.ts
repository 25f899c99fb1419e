/** Taro's compiler macro around the list of pages; a test that reads the list puts the plain function in its place. */
declare function defineAppConfig<Config>(config: Config): Config
