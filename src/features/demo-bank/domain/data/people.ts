/**
 * Names by language. `male/female` where a family name has two forms; `written=latin` where an e-mail address cannot be made of the
 * letters themselves (`written/written=latin/latin` for both).
 */
export interface NameTable {
  readonly language: string;
  readonly male: string;
  readonly female: string;
  readonly family: string;
}

export const NAME_TABLES: readonly NameTable[] = [
  {
    language: 'cs',
    male: 'Jan Petr Josef Jiří Pavel Martin Tomáš Jaroslav Miroslav Zdeněk Václav Michal František Jakub Milan Karel Lukáš David Vladimír Ondřej Ladislav Roman Stanislav Marek Radek Daniel Vojtěch Adam Filip Štěpán',
    female:
      'Marie Jana Eva Hana Anna Lenka Kateřina Lucie Věra Alena Petra Veronika Jaroslava Tereza Martina Michaela Jitka Helena Ludmila Zdeňka Ivana Monika Eliška Zuzana Markéta Barbora Dagmar Adéla Šárka Žofie',
    family:
      'Novák/Nováková Svoboda/Svobodová Novotný/Novotná Dvořák/Dvořáková Černý/Černá Procházka/Procházková Kučera/Kučerová Veselý/Veselá Horák/Horáková Němec/Němcová Pokorný/Pokorná Marek/Marková Pospíšil/Pospíšilová Hájek/Hájková Jelínek/Jelínková Král/Králová Růžička/Růžičková Beneš/Benešová Fiala/Fialová Sedláček/Sedláčková Doležal/Doležalová Zeman/Zemanová Kolář/Kolářová Navrátil/Navrátilová Čermák/Čermáková Vaněk/Vaňková Urban/Urbanová Blažek/Blažková Kříž/Křížová Kovář/Kovářová Bartoš/Bartošová Vlček/Vlčková Musil/Musilová Šimek/Šimková Konečný/Konečná Holub/Holubová Staněk/Staňková Štěpánek/Štěpánková Dušek/Dušková Říha/Říhová',
  },
  {
    language: 'de',
    male: 'Thomas Michael Andreas Peter Stefan Christian Wolfgang Klaus Jürgen Günter Werner Uwe Matthias Jörg Alexander Felix Jonas Lukas Maximilian Leon Sebastian Tobias Florian Björn Götz',
    female:
      'Ursula Sabine Petra Monika Claudia Andrea Susanne Renate Karin Birgit Anna Julia Katharina Lena Sophie Marie Lea Johanna Käthe Jutta Heike Anja Nicole Stefanie Bärbel',
    family:
      'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Krause Lehmann Köhler Maier König Huber Kaiser Fuchs Peters Scholz Möller Weiß Jung Hahn Vogel',
  },
  {
    language: 'en',
    male: 'James Oliver William Thomas George Harry Jack Charles Edward Henry Daniel Samuel Joseph Benjamin Alexander Matthew Patrick Liam Andrew Robert',
    female:
      'Olivia Emily Charlotte Grace Alice Emma Sophie Lucy Hannah Eleanor Elizabeth Rachel Sarah Victoria Margaret Fiona Claire Abigail Rebecca Zoë',
    family:
      "Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Murphy O'Connor Campbell Stewart Fletcher Bennett Harrison Lloyd Whitaker Ashworth",
  },
  {
    language: 'pl',
    male: 'Piotr Krzysztof Andrzej Tomasz Paweł Jan Michał Marcin Jakub Adam Łukasz Grzegorz Wojciech Zbigniew Mateusz Rafał Dariusz Maciej Kamil Bartłomiej',
    female:
      'Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Elżbieta Zofia Joanna Magdalena Monika Danuta Aleksandra Natalia Zuzanna Łucja Wiesława Żaneta',
    family:
      'Nowak Kowalski/Kowalska Wiśniewski/Wiśniewska Wójcik Kowalczyk Kamiński/Kamińska Lewandowski/Lewandowska Zieliński/Zielińska Szymański/Szymańska Woźniak Dąbrowski/Dąbrowska Kozłowski/Kozłowska Jankowski/Jankowska Mazur Wojciechowski/Wojciechowska Krawczyk Piotrowski/Piotrowska Grabowski/Grabowska Pawłowski/Pawłowska Michalski/Michalska Zając Król Wróbel Jabłoński/Jabłońska Olszewski/Olszewska Stępień Malinowski/Malinowska Górski/Górska Rutkowski/Rutkowska Sikora',
  },
  {
    language: 'fr',
    male: 'Jean Pierre Michel André Philippe René Louis Alain Jacques Bernard François Étienne Olivier Nicolas Julien Antoine Mathieu Hugo Lucas Théo',
    female:
      'Marie Jeanne Françoise Monique Catherine Nathalie Isabelle Sylvie Hélène Céline Aurélie Émilie Camille Chloé Léa Manon Inès Zoé Margaux Élodie',
    family:
      'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefèvre Michel Garcia David Bertrand Roux Vincent Fournier Morel Girard André Mercier Dupont Lambert Bonnet François Legrand Béranger',
  },
  {
    language: 'uk',
    male: 'Олександр=oleksandr Андрій=andrii Сергій=serhii Володимир=volodymyr Микола=mykola Іван=ivan Юрій=yurii Дмитро=dmytro Тарас=taras Богдан=bohdan Максим=maksym Олег=oleh',
    female:
      'Олена=olena Оксана=oksana Наталія=nataliia Тетяна=tetiana Ірина=iryna Марія=mariia Юлія=yuliia Світлана=svitlana Катерина=kateryna Софія=sofiia Дарина=daryna Ганна=hanna',
    family:
      'Шевченко=shevchenko Коваленко=kovalenko Бондаренко=bondarenko Ткаченко=tkachenko Кравченко=kravchenko Ковальський/Ковальська=kovalskyi/kovalska Олійник=oliinyk Шевчук=shevchuk Поліщук=polishchuk Бойко=boiko Мельник=melnyk Лисенко=lysenko Гончар=honchar Савченко=savchenko Петренко=petrenko Мороз=moroz Марченко=marchenko Руденко=rudenko Яременко=yaremenko Левицький/Левицька=levytskyi/levytska',
  },
  {
    language: 'ru',
    male: 'Александр=aleksandr Сергей=sergei Дмитрий=dmitrii Андрей=andrei Алексей=aleksei Максим=maksim Евгений=evgenii Иван=ivan Михаил=mikhail Фёдор=fedor',
    female:
      'Елена=elena Ольга=olga Наталья=natalia Анна=anna Ирина=irina Татьяна=tatiana Светлана=svetlana Мария=maria Екатерина=ekaterina Алёна=alena',
    family:
      'Иванов/Иванова=ivanov/ivanova Смирнов/Смирнова=smirnov/smirnova Кузнецов/Кузнецова=kuznetsov/kuznetsova Попов/Попова=popov/popova Васильев/Васильева=vasilev/vasileva Петров/Петрова=petrov/petrova Соколов/Соколова=sokolov/sokolova Михайлов/Михайлова=mikhailov/mikhailova Новиков/Новикова=novikov/novikova Фёдоров/Фёдорова=fedorov/fedorova Волков/Волкова=volkov/volkova Алексеев/Алексеева=alekseev/alekseeva Лебедев/Лебедева=lebedev/lebedeva Семёнов/Семёнова=semenov/semenova Козлов/Козлова=kozlov/kozlova',
  },
  {
    language: 'hi',
    male: 'राहुल=rahul अमित=amit विकास=vikas संजय=sanjay राजेश=rajesh अनिल=anil सुरेश=suresh अर्जुन=arjun रोहित=rohit विजय=vijay',
    female:
      'प्रिया=priya अंजलि=anjali सुनीता=sunita पूजा=pooja नेहा=neha कविता=kavita रेखा=rekha मीना=meena दीपिका=deepika लक्ष्मी=lakshmi',
    family:
      'शर्मा=sharma वर्मा=verma गुप्ता=gupta सिंह=singh कुमार=kumar पटेल=patel मिश्रा=mishra यादव=yadav जोशी=joshi मेहता=mehta चौधरी=chaudhary त्रिपाठी=tripathi',
  },
  {
    language: 'zh',
    male: '伟=wei 强=qiang 磊=lei 洋=yang 勇=yong 军=jun 杰=jie 涛=tao 明=ming 志强=zhiqiang 建国=jianguo 浩然=haoran',
    female:
      '芳=fang 娜=na 秀英=xiuying 敏=min 静=jing 丽=li 艳=yan 霞=xia 婷婷=tingting 雪梅=xuemei 晓燕=xiaoyan 雨桐=yutong',
    family:
      '王=wang 李=li 张=zhang 刘=liu 陈=chen 杨=yang 赵=zhao 黄=huang 周=zhou 吴=wu 徐=xu 孙=sun 马=ma 朱=zhu 欧阳=ouyang',
  },
  {
    language: 'ar',
    male: 'محمد=mohammed أحمد=ahmed علي=ali عمر=omar يوسف=youssef خالد=khaled حسن=hassan إبراهيم=ibrahim سامي=sami طارق=tarek',
    female:
      'فاطمة=fatima عائشة=aisha مريم=maryam زينب=zainab ليلى=layla نور=nour سارة=sara هدى=huda سلمى=salma ياسمين=yasmin',
    family:
      'الحسن=alhassan منصور=mansour حداد=haddad خوري=khoury الشريف=alsharif ناصر=nasser صالح=saleh الأحمد=alahmad عباس=abbas سليمان=suleiman بركات=barakat الخطيب=alkhatib',
  },
];
