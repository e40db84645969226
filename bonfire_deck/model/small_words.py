"""Small words of some languages: words that hold a sentence together but say nothing about its topic.

Articles, pronouns, prepositions, conjunctions, auxiliaries and everyday adverbs, taken from the grammars of these
languages, not from anything said in a session. A language not listed works without, and gets fewer suggestions. All
words are in the compared form: folded, without accents.
"""

SMALL_WORDS = (
    # English
    """a about above actually after again against all almost alone along already also although always am among an and
    another any anybody anyone anything anyway are aren around as at away back be because been before behind
    being below between both but by can cannot could couldn did didn do does doesn doing don done down during
    each either else enough even ever every everybody everyone everything everywhere few for from further get
    gets getting give given gives go goes going gone got had hadn has hasn have haven having he her here hers
    herself him himself his how however i if in indeed instead into is isn it its itself just keep keeps kind
    least less let like little ll lot lots made make makes making many may maybe me mean might mine more most
    much must my myself near nearly need needs neither never next no nobody none nor not nothing now nowhere of
    off often oh ok okay on once one ones only onto or other others our ours ourselves out over own perhaps put
    quite rather re really s said same saw say says see seem seems seen shall she should shouldn since so some
    somebody somehow someone something sometimes somewhere soon sort still such sure t take takes tell than that
    the their theirs them themselves then there these they thing things think this those though through thus
    till to together too took toward towards under unless until up upon us use used ve very want wants was wasn
    way we well went were weren what whatever when whenever where wherever whether which while who whoever whole
    whom whose why will with within without won would wouldn yes yet you your yours yourself yourselves""",
    # German
    """ab aber alle allein allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei beide
    beim bevor bin bis bisschen bist da dabei dadurch dafur dagegen daher damit dann daran darauf darin daruber
    darum das dass davon davor dazu dein deine dem den denen denn der deren des deshalb dessen dich die dies
    diese diesem diesen dieser dieses dir doch dort du durch durfen eben ein eine einem einen einer eines
    einfach einige einmal er erst es etwa etwas euch euer eure fast fur ganz gar geben geht genau genug gerade
    gern gewesen gibt hab habe haben halt hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem
    ihren ihrer im immer in ins irgend irgendwas irgendwie irgendwo ist ja jede jedem jeden jeder jedes jemand
    jetzt kann kannst kaum kein keine keinem keinen keiner kommen kommt konnen konnte lange langst lassen machen
    macht mag mal man manche manchmal mehr mein meine meinem meinen meiner meist mich mir mit mochte muss mussen
    musste nach nachdem nachher naturlich neben nein nicht nichts nie niemals niemand nimmer nirgends nix noch
    nun nur ob oben oder oft ohne schon sehr sei sein seine seinem seinen seiner seit sich sie sieht sind so
    sobald solche soll sollen sollte sondern sonst soviel statt trotzdem uber uberall um und uns unser unsere
    unserem unseren unten unter viel viele vielleicht vom von vor vorher wahrend wann war waren warum was weder
    weg wegen weil weiter welche welcher wem wen wenig wenn wer werde werden wie wieder wieso will wir wird wo
    wohin wohl wollen worden wurde wurden zu zum zur zwar zwischen""",
    # French
    """a ai ainsi alors apres as assez au aucun aucune aujourd auquel aura aussi autant autour autre autres aux avaient
    avait avant avec avez avoir avons ayant beaucoup bien bon c ca car ce ceci cela celle celles celui cependant
    certains ces cet cette ceux chacun chacune chaque chez ci combien comme comment contre d dans de deja depuis
    derriere des desormais deux devant devrait dire dit doit doivent donc dont du durant elle elles en encore
    enfin ensuite entre es est et etaient etait ete etes etre eu eux faire fait faut fois font hors hui ici il
    ils j jamais je jusqu jusque l la laquelle le lequel les lesquels leur leurs loin lors lorsque lui m ma mais
    malgre me meme memes mes mien mienne mieux moi moins mon n ne ni non nos notre nous on ont or ou oui par
    parce parfois parmi pas pendant personne peu peut peuvent plus plusieurs plutot pour pourquoi pourtant pres
    presque puis puisque qu quand quant que quel quelle quelles quelqu quelque quelques quels qui quoi rien s sa
    sans sauf se selon sera serait ses seul seule seulement si sien soi soit sommes son sont sous souvent suis
    sur surtout t ta tandis tant te tel telle tes toi ton toujours tous tout toute toutes tres trop tu un une va
    vais vers voici voila voir vont vos votre vous vraiment vu y""",
    # Spanish
    """a al algo alguien alguna algunas alguno algunos alli ante antes aquel aquella aqui asi aun aunque bajo bien cada
    casi como con contra cual cuales cuando cuanto de del desde despues donde dos durante e el ella ellas ellos
    en entonces entre era eran eres es esa esas ese eso esos esta estaba estado estamos estan estar estas este
    esto estos estoy fue fueron ha habia hace hacer hacia han hasta hay he hemos la las le les lo los mas me mi
    mientras mis mismo mucho muchos muy nada nadie ni ninguno no nos nosotros nuestra nuestro nunca o os otra
    otras otro otros para pero poco por porque puede pues que quien quienes se sea ser si siempre sin sino sobre
    solo somos son soy su sus tal tambien tampoco tan tanto te tener tengo ti tiene tienen toda todas todavia
    todo todos tu tus un una unas uno unos usted va vez y ya yo""",
    # Italian
    """a abbiamo ad agli ai al alla alle allo allora altra altre altri altro anche ancora avere c che chi ci come con
    cosa cosi cui d da dagli dai dal dalla dalle degli dei del della delle dello di dove due e ed era erano
    essere fa fare fra gia gli ha hai hanno ho i il in io l la le lei li lo loro lui ma mai me meno mi mia mie
    mio molto ne nei nel nella nelle nessuno niente no noi non nostra nostro o ogni per perche piu poco poi
    possiamo prima pro puo qua qualche qualcosa qualcuno quale quando quanto quasi quella quelle quelli quello
    questa queste questi questo qui quindi se sempre senza si sia siamo sono sopra sotto sta stata stato su sua
    sue sugli sui sul sulla suo suoi tanto te ti tra tutta tutte tutti tutto un una uno va vi voi""",
    # Portuguese
    """a agora ai ainda algo alguem algum alguma ali ante antes ao aos apenas aquela aquele aqui as assim ate cada com
    como contra da das de dela dele depois desde do dos e ela elas ele eles em enquanto entao entre era essa
    esse esta estamos estao estar estas este estou eu foi foram ha isso isto ja la lhe mais mas me meio mesmo
    meu minha muito na nada nao nas nem nenhum ninguem no nos nossa nosso num numa nunca o onde os ou outra
    outro para pela pelo pode por porque quando quanto quase que quem se sem sempre ser seu sido so sobre sua
    tal tambem tanto tao te tem temos tenho ter teu toda todas todo todos tu tudo um uma umas uns vai vez voce""",
    # Dutch
    """aan al alle alleen alles als altijd ander andere ben bij daar daarna dan dat de der deze die dit doen door dus
    echt een eens eigenlijk elk elke en er even gaan gaat geen geweest gewoon haar had heb hebben heeft heel hem
    het hier hij hoe hun iedereen iemand iets ik in is ja je jij jullie kan komt kunnen laat maar maken me meer
    men met mij mijn misschien moet moeten mogen naar nee niemand niet niets nog nooit nou nu of om omdat onder
    ons onze ook op over samen soms steeds te tegen toch toen tot tussen uit vaak van veel vol voor waar waarom
    wanneer want waren was wat we weer wel welke werd wie wij wil worden wordt zal ze zeer zelf zich zij zijn zo
    zonder zou""",
    # Swedish, Danish and Norwegian
    """af aldrig alla alle allt alltid alltsa alt altid altsa andre annan at att av bare blev bli blir bliver bort bra
    da dar de deg dem den denna denne der deres dess det detta dette dig din disse dit ditt dom du efter eg ein
    eller en enda endast er et ett etter finns for fordi fra fram fran ga gor ha hadde hade han hans har havde
    have hele helt hende henne her het hos hun hur hva hvad hvem hver hvis hvor hvordan i igen ikke in ingen
    ingenting inget inn inte ja jag jeg kan kanske kom kommer kun kunne lite litt man mange mangen med meg
    mellan mellem mellom men mera mere mig min mina mine mit mitt mot mycket mye na naar nagon nagot nar narr
    nei nej ni no noe noen nog noget nogle nok nu och ocksa oft ofte og ogsa om op opp os oss over pa pas sa saa
    sadan samma samme sedan sei sig sin sit sitt ska skal skall skulle som ta til till ud under upp ut utan uten
    vad var vara vare varfor vart ved vem vi vid vil ville visst vor vore vores""",
    # Polish
    """aby ale az bardzo bez bo by byc byl byla bylo byly ci cie co cos czy czyli dla dlaczego do dopiero dwa gdy gdyby
    gdzie go i ich ile im inne inny ja jak jaka jaki jako je jeden jedna jednak jego jej jesli jest jestem
    jestesmy jeszcze juz kazdy kiedy kto ktora ktore ktory ku lub ma maja mam mamy mi mnie moj moja moze mozna
    my na nad nam nami nas nasz nasza nawet nia nic nich nie nigdy nikt nim niz no o od on ona one oni ono oraz
    po pod poniewaz potem prawie przed przez przy raz sa sam sie skad sobie swoj ta tak taka taki takie tam te
    tego tej ten tez to tu tutaj tylko tym u w wam was we wiec wiele wszyscy wszystko wy z za zawsze ze zeby""",
    # Russian and Ukrainian
    """а або але без би бути бы был была были было быть в вам вас ваш вже ви все всегда всего всех вы від где да даже
    де для до его ее если есть еще же за завжди зачем и из или им их й його к как какой кто ли ми мне можно мой
    моя мої мы мій на над надо наш наша не него нее нет ни нибудь никогда никто ничего но ну о об он она они оно
    от очень по под пока после потом потому почему почти при про просто раз с сам себя сейчас со совсем сразу та
    так такой там твой те тебя тем теперь ти то тоже той только том тот ту тут ты у уже хоть хотя це цей чего
    чем через что чтобы що щоб эта эти это этого этой этом этот эту я як який якщо які є і""",
    # Turkish
    """ama artik asla az bana bazi belki ben beni benim bile bir biraz biri biz bizim bu bunu bunun cok cunku da daha
    de degil diye en gibi hem hep hepsi her hic icin ile ise iste kadar ki kim kimse mi mu nasil ne neden nerede
    niye o olan olarak oldu olmak olur ona once onlar onu onun orada sadece sanki sen senin siz sonra su tum var
    ve veya ya yani yine yok""",
    # Arabic
    """اذا التي الذي الذين الى ان انا انت انه انها او اي ايضا اين بعد بعض بل بين ثم حتى حيث ذلك سوف شيء على عن عند غير
    في قبل قد كان كانت كل كما كيف لا لكن لم لماذا لن له لها ليس ما مع من منذ نحن هذا هذه هل هم هنا هناك هو هي و
    يا""",
)  # fmt: skip
"""The small words of each language, separated by spaces."""
