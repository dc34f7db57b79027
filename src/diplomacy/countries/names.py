"""The names of countries in English, and the well-known names that are not a country's.

Compiled by hand. A name is listed if a reader of English may meet it in the press, in treaties, in
the tables of the United Nations, the World Bank and sport, or in older books. Names are compared in
the form that `diplomacy.countries.fold` gives them, so variants that differ only in case, accents,
full stops, hyphens, "the", "&" or "St." are not repeated. `diplomacy.countries.labels` reads
inverted forms ("Korea, Republic of"), so they are not listed either.

A name in this table is not a claim of statehood or a judgement on it.
"""

from typing import Final

__all__ = ["AMBIGUOUS", "NAMES", "NOT_COUNTRIES", "OFFICIAL_NAMES", "RENAMED"]

# Code -> the name that English readers use, then every other name. "Republic of" and the like are
# written out with each name, because "Republic of China" and "Republic of Vietnam" are other states
# than "China" and "Vietnam".
#
# Not listed: abbreviations that are words in lower case ("US", "CAR"), since a name matches in any
# case and codes in upper case are read anyway; one of several places that a code covers
# ("Ascension", "Saba", "Jan Mayen"); and names that a list of two countries may look like, since
# commas and hyphens are not compared ("Serbia-Montenegro"; "United States of Brazil", which would
# read "Brazil, United States").
NAMES: Final[dict[str, tuple[str, ...]]] = {
    "AD": ("Andorra", "Principality of Andorra", "Principality of the Valleys of Andorra"),
    "AE": (
        "United Arab Emirates",
        "UAE",
        "Emirates",
        "Trucial States",
        "Trucial Oman",
        "Trucial Coast",
        "UA Emirates",
        "United Arab Em.",
    ),
    # Names of the state under its successive governments; the list takes no side between them.
    "AF": (
        "Afghanistan",
        "Islamic Republic of Afghanistan",
        "Islamic Emirate of Afghanistan",
        "Republic of Afghanistan",
        "Democratic Republic of Afghanistan",
        "Kingdom of Afghanistan",
        "Islamic State of Afghanistan",
        "Transitional Islamic State of Afghanistan",
        "Affghanistan",
    ),
    "AG": ("Antigua and Barbuda", "Antigua", "Antigua and Barb."),
    "AI": ("Anguilla",),
    "AL": (
        "Albania",
        "Republic of Albania",
        "People's Republic of Albania",
        "People's Socialist Republic of Albania",
    ),
    "AM": ("Armenia", "Republic of Armenia"),
    "AO": ("Angola", "Republic of Angola", "People's Republic of Angola", "Portuguese West Africa"),
    "AQ": ("Antarctica",),
    "AR": (
        "Argentina",
        "Argentine Republic",
        "Argentine",
        "Republic of Argentina",
        "Argentine Confederation",
    ),
    "AS": ("American Samoa", "Territory of American Samoa", "Eastern Samoa"),
    "AT": ("Austria", "Republic of Austria"),
    "AU": ("Australia", "Commonwealth of Australia"),
    "AW": ("Aruba", "Country of Aruba", "Aruba, Kingdom of the Netherlands"),
    "AX": ("Åland Islands", "Åland"),
    "AZ": (
        "Azerbaijan",
        "Republic of Azerbaijan",
        "Azerbaijani Republic",
        "Azerbaidzhan",
        "Azerbaidjan",
    ),
    "BA": (
        "Bosnia and Herzegovina",
        "Bosnia Herzegovina",
        "Bosnia",
        "Republic of Bosnia and Herzegovina",
        "Bosnia and Hercegovina",
        "Bosnia and Herz.",
        "BiH",
        "Bosnia Hercegovina",
        "Bosnia Herz.",
    ),
    "BB": ("Barbados",),
    "BD": ("Bangladesh", "People's Republic of Bangladesh", "Bangla Desh"),
    "BE": ("Belgium", "Kingdom of Belgium"),
    "BF": (
        "Burkina Faso",
        "Burkina",
        "Upper Volta",
        "Republic of Upper Volta",
        "Haute-Volta",
    ),
    "BG": (
        "Bulgaria",
        "Republic of Bulgaria",
        "People's Republic of Bulgaria",
        "Kingdom of Bulgaria",
    ),
    "BH": ("Bahrain", "Kingdom of Bahrain", "State of Bahrain", "Bahrein"),
    "BI": ("Burundi", "Republic of Burundi", "Kingdom of Burundi"),
    "BJ": (
        "Benin",
        "Republic of Benin",
        "People's Republic of Benin",
        "Dahomey",
        "Republic of Dahomey",
    ),
    "BL": (
        "Saint Barthélemy",
        "Saint Barts",
        "Saint Barths",
        "Collectivity of Saint Barthélemy",
        "Territorial Collectivity of Saint Barthélemy",
    ),
    "BM": ("Bermuda", "Bermudas", "Somers Islands"),
    "BN": (
        "Brunei",
        "Brunei Darussalam",
        "State of Brunei Darussalam",
        "Negara Brunei Darussalam",
        "Nation of Brunei, Abode of Peace",
        "State of Brunei",
        "Sultanate of Brunei",
    ),
    "BO": ("Bolivia", "Plurinational State of Bolivia", "Republic of Bolivia"),
    "BQ": (
        "Caribbean Netherlands",
        "Bonaire, Sint Eustatius and Saba",
        "Bonaire, Saint Eustatius and Saba",
        "BES Islands",
        "Dutch Caribbean",
    ),
    "BR": (
        "Brazil",
        "Federative Republic of Brazil",
        "Republic of the United States of Brazil",
        "Empire of Brazil",
        "Brasil",
    ),
    "BS": ("Bahamas", "Commonwealth of the Bahamas", "Bahama Islands", "Bahamas Islands"),
    "BT": ("Bhutan", "Kingdom of Bhutan"),
    "BV": ("Bouvet Island", "Bouvet"),
    "BW": ("Botswana", "Republic of Botswana", "Bechuanaland", "Bechuanaland Protectorate"),
    "BY": (
        "Belarus",
        "Republic of Belarus",
        "Byelorussia",
        "Belorussia",
        "Byelarus",
        "Byelorussian SSR",
        "Byelorussian Soviet Socialist Republic",
        "Belorussian SSR",
        "Belorussian Soviet Socialist Republic",
        "Byelorussia SSR",
    ),
    "BZ": ("Belize", "British Honduras"),
    "CA": ("Canada", "Dominion of Canada"),
    "CC": (
        "Cocos (Keeling) Islands",
        "Cocos Islands",
        "Keeling Islands",
        "Territory of the Cocos (Keeling) Islands",
    ),
    # The bare "Congo" is either state's, and so in AMBIGUOUS.
    "CD": (
        "Democratic Republic of the Congo",
        "DR Congo",
        "DRC",
        "DR of the Congo",
        "Congo DR",
        "Congo DRC",
        "Democratic Republic Congo",
        "Congo Democratic Republic",
        "Democratic Congo",
        "Congo Kinshasa",
        "Congo Léopoldville",
        "Zaire",
        "Republic of Zaire",
        "Belgian Congo",
        "Congo Free State",
        "RDC",
        "République démocratique du Congo",
        "Congo Zaire",
        "Zaire Congo",
        "Independent State of the Congo",
    ),
    "CF": (
        "Central African Republic",
        "Central African Empire",
        "Ubangi-Shari",
        "Oubangui-Chari",
        "Central Africa Republic",
        "Cent. Afr. Rep.",
    ),
    "CG": (
        "Republic of the Congo",
        "Congo Republic",
        "Republic Congo",
        "Congo Brazzaville",
        "People's Republic of the Congo",
        "French Congo",
        "Middle Congo",
        "Congo, Republic of formerly Congo PR",
    ),
    "CH": ("Switzerland", "Swiss Confederation"),
    # The state asks that its name not be translated.
    "CI": (
        "Côte d'Ivoire",
        "Ivory Coast",
        "Republic of Côte d'Ivoire",
        "Republic of the Ivory Coast",
        "Côte d Ivoire",
    ),
    "CK": ("Cook Islands",),
    "CL": (
        "Chile",
        "Republic of Chile",
        "Chili",
    ),
    "CM": (
        "Cameroon",
        "Republic of Cameroon",
        "Cameroun",
        "United Republic of Cameroon",
        "Federal Republic of Cameroon",
    ),
    # "Republic of China" is TW's: that government has used it since it left the mainland.
    "CN": (
        "China",
        "People's Republic of China",
        "PRC",
        "PR China",
        "China PR",
        "PR of China",
        "China, P.R.: Mainland",
        "China, mainland",
        "Mainland China",
        "Communist China",
        "China P R",
    ),
    "CO": (
        "Colombia",
        "Republic of Colombia",
        "New Granada",
        "Granadine Confederation",
    ),
    "CR": ("Costa Rica", "Republic of Costa Rica"),
    "CU": ("Cuba", "Republic of Cuba"),
    "CV": (
        "Cabo Verde",
        "Cape Verde",
        "Republic of Cabo Verde",
        "Republic of Cape Verde",
        "Cape Verde Islands",
    ),
    "CW": ("Curaçao", "Country of Curaçao", "Curaçao, Kingdom of the Netherlands"),
    "CX": ("Christmas Island", "Christmas Islands", "Territory of Christmas Island"),
    "CY": ("Cyprus", "Republic of Cyprus"),
    "CZ": ("Czechia", "Czech Republic"),
    # ISO 3166 kept DE for the Federal Republic, before and after the union of 1990.
    "DE": (
        "Germany",
        "Federal Republic of Germany",
        "FRG",
        "FR Germany",
        "FR of Germany",
        "West Germany",
        "BRD",
        "German Federal Republic",
        "Germany, Federal Republic of",
        "Germany Federal Republic",
        "Germany West",
        "Western Germany",
    ),
    "DJ": (
        "Djibouti",
        "Republic of Djibouti",
        "French Afars and Issas",
        "French Territory of the Afars and Issas",
        "Territory of the Afars and Issas",
        "Afars and Issas",
        "French Somaliland",
        "Jibuti",
    ),
    "DK": ("Denmark", "Kingdom of Denmark"),
    "DM": ("Dominica", "Commonwealth of Dominica"),
    "DO": (
        "Dominican Republic",
        "Dom. Rep.",
        "San Domingo",
    ),
    "DZ": (
        "Algeria",
        "People's Democratic Republic of Algeria",
        "Democratic and Popular Republic of Algeria",
    ),
    "EC": ("Ecuador", "Republic of Ecuador"),
    "EE": ("Estonia", "Republic of Estonia", "Esthonia"),
    "EG": ("Egypt", "Arab Republic of Egypt", "Republic of Egypt", "Kingdom of Egypt", "AR Egypt"),
    # A territory; the state proclaimed there has no code (see NOT_COUNTRIES).
    "EH": ("Western Sahara", "W. Sahara", "Spanish Sahara"),
    "ER": ("Eritrea", "State of Eritrea"),
    "ES": ("Spain", "Kingdom of Spain", "Spanish State"),
    "ET": (
        "Ethiopia",
        "Federal Democratic Republic of Ethiopia",
        "People's Democratic Republic of Ethiopia",
        "Ethiopian Empire",
        "Empire of Ethiopia",
        "Socialist Ethiopia",
        "Abyssinia",
    ),
    "FI": ("Finland", "Republic of Finland"),
    "FJ": (
        "Fiji",
        "Republic of Fiji",
        "Republic of the Fiji Islands",
        "Fiji Islands",
        "Sovereign Democratic Republic of Fiji",
        "Dominion of Fiji",
    ),
    # Sovereignty is disputed. English readers say Falkland; the United Nations writes both names.
    "FK": (
        "Falkland Islands",
        "Falkland Islands (Malvinas)",
        "Falklands",
        "Malvinas",
        "Islas Malvinas",
        "Malvinas Islands",
    ),
    # The name of an island region too, but in lists of countries it is this state.
    "FM": (
        "Micronesia",
        "Federated States of Micronesia",
        "FS Micronesia",
        "FS of Micronesia",
        "Micronesia, Fed. Sts.",
        "Fed. Sts. of Micronesia",
        "FSM",
    ),
    "FO": ("Faroe Islands", "Faeroe Islands", "Faroes", "Faeroes"),
    "FR": ("France", "French Republic"),
    "GA": ("Gabon", "Gabonese Republic", "Gabon Republic", "Republic of Gabon"),
    "GB": (
        "United Kingdom",
        "UK",
        "United Kingdom of Great Britain and Northern Ireland",
        "United Kingdom of Great Britain and N. Ireland",
        "United Kingdom of Great Britain and Ireland",
        "Great Britain",
        "Britain",
        "Great Britain and Northern Ireland",
        "UK of Great Britain and Northern Ireland",
        "UK of GB and NI",
    ),
    "GD": ("Grenada",),
    "GE": ("Georgia", "Republic of Georgia"),
    "GF": ("French Guiana", "French Guyana", "Fr. Guiana"),
    "GG": ("Guernsey", "Bailiwick of Guernsey"),
    "GH": ("Ghana", "Republic of Ghana", "Gold Coast"),
    "GI": ("Gibraltar",),
    "GL": ("Greenland", "Kalaallit Nunaat"),
    "GM": ("Gambia", "Republic of the Gambia", "Islamic Republic of the Gambia"),
    "GN": (
        "Guinea",
        "Republic of Guinea",
        "Guinea Conakry",
        "French Guinea",
        "People's Revolutionary Republic of Guinea",
    ),
    "GP": ("Guadeloupe",),
    "GQ": ("Equatorial Guinea", "Republic of Equatorial Guinea", "Spanish Guinea"),
    "GR": ("Greece", "Hellenic Republic", "Hellas", "Kingdom of Greece"),
    "GS": ("South Georgia and the South Sandwich Islands", "South Georgia and South Sandwich"),
    "GT": ("Guatemala", "Republic of Guatemala"),
    "GU": ("Guam", "Territory of Guam"),
    "GW": ("Guinea-Bissau", "Republic of Guinea-Bissau", "Portuguese Guinea"),
    "GY": (
        "Guyana",
        "Co-operative Republic of Guyana",
        "Cooperative Republic of Guyana",
        "Republic of Guyana",
        "British Guiana",
    ),
    "HK": (
        "Hong Kong",
        "Hong Kong SAR",
        "Hong Kong SAR, China",
        "Hong Kong SAR of China",
        "Hong Kong, China",
        "China, P.R.: Hong Kong",
        "Hong Kong SAR, PRC",
        "Hongkong",
        "HKSAR",
        "Hong Kong Special Administrative Region",
        "Hong Kong Special Administrative Region of China",
        "Hong Kong Special Administrative Region of the People's Republic of China",
        "British Hong Kong",
    ),
    "HM": (
        "Heard Island and McDonald Islands",
        "Heard and McDonald Islands",
        "Heard I. and McDonald Islands",
        "Territory of Heard Island and McDonald Islands",
    ),
    "HN": ("Honduras", "Republic of Honduras"),
    "HR": ("Croatia", "Republic of Croatia"),
    "HT": ("Haiti", "Republic of Haiti", "Hayti"),
    "HU": (
        "Hungary",
        "Republic of Hungary",
        "Hungarian Republic",
        "Hungarian People's Republic",
        "Kingdom of Hungary",
    ),
    "ID": (
        "Indonesia",
        "Republic of Indonesia",
        "Dutch East Indies",
        "Netherlands East Indies",
        "Netherlands Indies",
        "Republic of the United States of Indonesia",
        "Indonesian Republic",
    ),
    # The state; the part of the United Kingdom is Northern Ireland.
    "IE": ("Ireland", "Republic of Ireland", "Irish Republic", "Éire", "Irish Free State"),
    "IL": ("Israel", "State of Israel"),
    "IM": ("Isle of Man",),
    "IN": (
        "India",
        "Republic of India",
        "Bharat",
        "Union of India",
        "Dominion of India",
    ),
    # The archipelago is claimed by Mauritius; the code is the territory's and decides nothing.
    "IO": (
        "British Indian Ocean Territory",
        "BIOT",
        "Br. Indian Ocean Ter.",
        "Chagos Islands",
        "Chagos Archipelago",
    ),
    "IQ": (
        "Iraq",
        "Republic of Iraq",
        "Kingdom of Iraq",
        "Iraqi Republic",
        "Irak",
    ),
    "IR": (
        "Iran",
        "Islamic Republic of Iran",
        "IR Iran",
        "IR of Iran",
        "Iran IR",
        "Persia",
        "Imperial State of Iran",
        "Empire of Iran",
    ),
    "IS": ("Iceland", "Republic of Iceland", "Kingdom of Iceland"),
    "IT": ("Italy", "Italian Republic", "Republic of Italy", "Kingdom of Italy"),
    "JE": ("Jersey", "Bailiwick of Jersey"),
    "JM": ("Jamaica",),
    "JO": ("Jordan", "Hashemite Kingdom of Jordan", "Kingdom of Jordan", "Transjordan"),
    "JP": ("Japan", "Empire of Japan"),
    "KE": (
        "Kenya",
        "Republic of Kenya",
        "British East Africa",
        "Kenya Colony",
        "East Africa Protectorate",
    ),
    "KG": (
        "Kyrgyzstan",
        "Kyrgyz Republic",
        "Republic of Kyrgyzstan",
        "Kirghizia",
        "Kirgizia",
        "Kirghizstan",
        "Kirgizstan",
        "Kyrghyzstan",
        "Kyrgizstan",
        "Kirghistan",
    ),
    "KH": (
        "Cambodia",
        "Kingdom of Cambodia",
        "Kampuchea",
        "Democratic Kampuchea",
        "People's Republic of Kampuchea",
        "State of Cambodia",
        "Khmer Republic",
        "Cambodge",
    ),
    "KI": ("Kiribati", "Republic of Kiribati", "Gilbert Islands"),
    "KM": (
        "Comoros",
        "Union of the Comoros",
        "Comoro Islands",
        "Comores",
        "Federal Islamic Republic of the Comoros",
        "Islamic Federal Republic of the Comoros",
        "Comoros Islands",
    ),
    "KN": (
        "Saint Kitts and Nevis",
        "Saint Kitts",
        "Saint Christopher and Nevis",
        "Saint Kitts-Nevis",
        "Federation of Saint Kitts and Nevis",
        "Federation of Saint Christopher and Nevis",
        "Saint Christopher-Nevis",
    ),
    # The bare "Korea" is either state's, and so in AMBIGUOUS.
    "KP": (
        "North Korea",
        "Democratic People's Republic of Korea",
        "DPRK",
        "DPR Korea",
        "DPR of Korea",
        "Korea DPR",
        "Korea North",
        "N Korea",
        "Democratic People's Republic Korea",
        "Korea Democratic People's Republic",
        "Democratic Republic of Korea",
        "Korea Democratic People's Republic of",
        "Korea, People's Republic of",
        "People's Republic of Korea",
        "People's Democratic Republic of Korea",
    ),
    "KR": (
        "South Korea",
        "Republic of Korea",
        "ROK",
        "Korea Republic",
        "Korea South",
        "S Korea",
        "Korea ROK",
        "Republic Korea",
        "Korea Republic of",
        "R. Korea",
        "R.O. Korea",
    ),
    "KW": ("Kuwait", "State of Kuwait"),
    "KY": ("Cayman Islands", "Caymans"),
    "KZ": ("Kazakhstan", "Republic of Kazakhstan", "Kazakstan"),
    "LA": (
        "Laos",
        "Lao People's Democratic Republic",
        "Lao PDR",
        "Lao",
        "Kingdom of Laos",
        "Lao Republic",
        "Laos PDR",
        "Lao People's DR",
    ),
    "LB": ("Lebanon", "Lebanese Republic", "Republic of Lebanon"),
    "LC": ("Saint Lucia",),
    "LI": ("Liechtenstein", "Principality of Liechtenstein"),
    "LK": (
        "Sri Lanka",
        "Democratic Socialist Republic of Sri Lanka",
        "Republic of Sri Lanka",
        "Ceylon",
        "Dominion of Ceylon",
    ),
    "LR": ("Liberia", "Republic of Liberia"),
    "LS": ("Lesotho", "Kingdom of Lesotho", "Basutoland"),
    "LT": ("Lithuania", "Republic of Lithuania"),
    "LU": ("Luxembourg", "Grand Duchy of Luxembourg", "Luxemburg", "Grand Duchy of Luxemburg"),
    "LV": ("Latvia", "Republic of Latvia"),
    "LY": (
        "Libya",
        "State of Libya",
        "Libyan Arab Jamahiriya",
        "Great Socialist People's Libyan Arab Jamahiriya",
        "Socialist People's Libyan Arab Jamahiriya",
        "Libyan Arab Republic",
        "Kingdom of Libya",
    ),
    "MA": ("Morocco", "Kingdom of Morocco"),
    "MC": ("Monaco", "Principality of Monaco"),
    "MD": (
        "Moldova",
        "Republic of Moldova",
        "Moldavia",
        "Republic Moldova",
        "Moldova Republic of",
    ),
    "ME": (
        "Montenegro",
        "Republic of Montenegro",
        "Kingdom of Montenegro",
        "Principality of Montenegro",
    ),
    # The bare "Saint Martin" is the whole island's, and so in AMBIGUOUS.
    "MF": (
        "Saint Martin (French part)",
        "Saint Martin (France)",
        "Saint-Martin (French)",
        "French Saint Martin",
        "Collectivity of Saint Martin",
    ),
    "MG": (
        "Madagascar",
        "Republic of Madagascar",
        "Malagasy Republic",
        "Democratic Republic of Madagascar",
        "Malagasy",
    ),
    "MH": ("Marshall Islands", "Republic of the Marshall Islands", "Marshalls"),
    # The name since 2019, agreed with Greece; the older names stay readable.
    "MK": (
        "North Macedonia",
        "Republic of North Macedonia",
        "Macedonia",
        "Republic of Macedonia",
        "Former Yugoslav Republic of Macedonia",
        "FYROM",
        "FYR Macedonia",
        "FYR of Macedonia",
        "TFYR Macedonia",
        "TFYR of Macedonia",
        "Macedonia FYR",
        "N Macedonia",
        "Macedonia the FYR of",
        "Macedonia, Former Yugoslav Republic of",
    ),
    "ML": ("Mali", "Republic of Mali", "French Sudan"),
    # The military government changed the name in 1989; some governments go on saying Burma.
    "MM": (
        "Myanmar",
        "Burma",
        "Republic of the Union of Myanmar",
        "Union of Myanmar",
        "Republic of Myanmar",
        "Union of Burma",
        "Socialist Republic of the Union of Burma",
        "Myanmar Burma",
        "Burmah",
    ),
    "MN": (
        "Mongolia",
        "Mongolian People's Republic",
        "People's Republic of Mongolia",
        "Outer Mongolia",
        "State of Mongolia",
    ),
    "MO": (
        "Macao",
        "Macau",
        "Macao SAR",
        "Macau SAR",
        "Macao SAR, China",
        "Macau SAR, China",
        "Macao SAR of China",
        "Macao, China",
        "Macau, China",
        "China, P.R.: Macao",
        "Macao Special Administrative Region",
        "Macau Special Administrative Region",
        "Macao Special Administrative Region of China",
        "Macao Special Administrative Region of the People's Republic of China",
        "Macau Special Administrative Region of the People's Republic of China",
        "Portuguese Macau",
    ),
    "MP": (
        "Northern Mariana Islands",
        "Commonwealth of the Northern Mariana Islands",
        "CNMI",
        "N. Mariana Islands",
        "Northern Marianas",
    ),
    "MQ": ("Martinique",),
    "MR": (
        "Mauritania",
        "Islamic Republic of Mauritania",
        "Mauretania",
    ),
    "MS": ("Montserrat",),
    "MT": ("Malta", "Republic of Malta", "State of Malta"),
    "MU": ("Mauritius", "Republic of Mauritius"),
    "MV": ("Maldives", "Republic of Maldives", "Maldive Islands", "Maldives Islands"),
    "MW": ("Malawi", "Republic of Malawi", "Nyasaland", "Nyasaland Protectorate"),
    "MX": ("Mexico", "United Mexican States", "Estados Unidos Mexicanos"),
    # The Federation of Malaya took the name of Malaysia in 1963 and kept its seat among states.
    "MY": ("Malaysia", "Federation of Malaysia", "Malaya", "Federation of Malaya"),
    "MZ": (
        "Mozambique",
        "Republic of Mozambique",
        "People's Republic of Mozambique",
        "Portuguese East Africa",
    ),
    "NA": ("Namibia", "Republic of Namibia", "South West Africa", "Southwest Africa"),
    "NC": ("New Caledonia",),
    "NE": ("Niger", "Republic of the Niger"),
    "NF": ("Norfolk Island", "Norfolk Islands", "Territory of Norfolk Island"),
    "NG": ("Nigeria", "Federal Republic of Nigeria", "Federation of Nigeria"),
    "NI": ("Nicaragua", "Republic of Nicaragua"),
    "NL": ("Netherlands", "Kingdom of the Netherlands", "Holland"),
    "NO": ("Norway", "Kingdom of Norway"),
    "NP": (
        "Nepal",
        "Federal Democratic Republic of Nepal",
        "Kingdom of Nepal",
        "State of Nepal",
        "Nepaul",
    ),
    "NR": ("Nauru", "Republic of Nauru"),
    "NU": ("Niue", "Niue Island"),
    "NZ": ("New Zealand", "Aotearoa New Zealand", "Aotearoa", "Dominion of New Zealand"),
    "OM": ("Oman", "Sultanate of Oman", "Muscat and Oman", "Sultanate of Muscat and Oman"),
    "PA": ("Panama", "Republic of Panama"),
    "PE": ("Peru", "Republic of Peru", "Peruvian Republic"),
    "PF": ("French Polynesia", "Fr. Polynesia", "French Oceania"),
    "PG": (
        "Papua New Guinea",
        "Independent State of Papua New Guinea",
        "PNG",
        "Papua N. Guinea",
        "Territory of Papua and New Guinea",
        "Papua and New Guinea",
        "P. N. Guinea",
    ),
    "PH": (
        "Philippines",
        "Republic of the Philippines",
        "Philippine Islands",
        "Commonwealth of the Philippines",
    ),
    "PK": ("Pakistan", "Islamic Republic of Pakistan", "Dominion of Pakistan"),
    "PL": (
        "Poland",
        "Republic of Poland",
        "Polish People's Republic",
        "Polish Republic",
        "People's Republic of Poland",
    ),
    "PM": (
        "Saint Pierre and Miquelon",
        "Saint-Pierre et Miquelon",
        "Territorial Collectivity of Saint Pierre and Miquelon",
    ),
    "PN": (
        "Pitcairn Islands",
        "Pitcairn",
        "Pitcairn Island",
        "Pitcairn, Henderson, Ducie and Oeno Islands",
    ),
    "PR": ("Puerto Rico", "Commonwealth of Puerto Rico", "Porto Rico", "Puerto Rico (US)"),
    # Recognised by most states, not by all. The names are those that states and the United Nations
    # have used for it and for its government; "West Bank" by itself is a part (see NOT_COUNTRIES).
    "PS": (
        "Palestine",
        "State of Palestine",
        "Palestinian Territories",
        "Palestinian Territory",
        "Occupied Palestinian Territory",
        "Occupied Palestinian Territories",
        "Palestinian Authority",
        "Palestinian National Authority",
        "West Bank and Gaza",
        "West Bank and Gaza Strip",
        "Palestinian Territory, Occupied",
        "Palestinian State",
        "Palestine National Authority",
        "West Bank Gaza",
    ),
    "PT": ("Portugal", "Portuguese Republic", "Republic of Portugal"),
    "PW": ("Palau", "Republic of Palau", "Belau", "Pelew Islands"),
    "PY": ("Paraguay", "Republic of Paraguay"),
    "QA": ("Qatar", "State of Qatar"),
    "RE": ("Réunion", "Réunion Island", "La Réunion"),
    "RO": (
        "Romania",
        "Rumania",
        "Roumania",
        "Socialist Republic of Romania",
        "People's Republic of Romania",
        "Romanian People's Republic",
        "Kingdom of Romania",
    ),
    "RS": (
        "Serbia",
        "Republic of Serbia",
        "Kingdom of Serbia",
        "Principality of Serbia",
        "Servia",
    ),
    # The successor of the Soviet Union as a member of the United Nations, which has SUHH here.
    "RU": (
        "Russia",
        "Russian Federation",
        "Russian SFSR",
        "Russian Soviet Federative Socialist Republic",
        "Russian Empire",
        "Imperial Russia",
        "Russian Soviet Republic",
        "Soviet Russian Republic",
    ),
    "RW": ("Rwanda", "Republic of Rwanda", "Rwandese Republic", "Rwandan Republic", "Ruanda"),
    "SA": (
        "Saudi Arabia",
        "Kingdom of Saudi Arabia",
        "KSA",
        "Hejaz and Nejd",
        "Nejd",
    ),
    "SB": ("Solomon Islands", "Solomons", "British Solomon Islands"),
    "SC": ("Seychelles", "Republic of Seychelles"),
    "SD": (
        "Sudan",
        "Republic of the Sudan",
        "Democratic Republic of the Sudan",
        "Anglo-Egyptian Sudan",
        "North Sudan",
    ),
    "SE": ("Sweden", "Kingdom of Sweden"),
    "SG": ("Singapore", "Republic of Singapore"),
    "SH": (
        "Saint Helena",
        "Saint Helena, Ascension and Tristan da Cunha",
        "Saint Helena and Dependencies",
    ),
    "SI": ("Slovenia", "Republic of Slovenia"),
    "SJ": ("Svalbard and Jan Mayen", "Svalbard and Jan Mayen Islands"),
    "SK": ("Slovakia", "Slovak Republic"),
    "SL": ("Sierra Leone", "Republic of Sierra Leone"),
    "SM": ("San Marino", "Republic of San Marino", "Most Serene Republic of San Marino"),
    "SN": ("Senegal", "Republic of Senegal"),
    "SO": (
        "Somalia",
        "Federal Republic of Somalia",
        "Somali Republic",
        "Somali Democratic Republic",
    ),
    "SR": ("Suriname", "Republic of Suriname", "Surinam", "Dutch Guiana", "Netherlands Guiana"),
    "SS": ("South Sudan", "Republic of South Sudan", "S Sudan"),
    "ST": (
        "São Tomé and Príncipe",
        "Democratic Republic of São Tomé and Príncipe",
        "São Tomé",
        "São Tomé e Príncipe",
        "São Tomé Príncipe",
    ),
    "SV": ("El Salvador", "Republic of El Salvador", "Salvador"),
    "SX": (
        "Sint Maarten",
        "Sint Maarten (Dutch part)",
        "Saint Maarten",
        "Saint Martin (Dutch part)",
        "Saint Maarten (Dutch part)",
        "Dutch Saint Martin",
        "Country of Sint Maarten",
        "Sint Maarten, Kingdom of the Netherlands",
    ),
    "SY": ("Syria", "Syrian Arab Republic", "Syrian Republic"),
    "SZ": ("Eswatini", "Swaziland", "Kingdom of Eswatini", "Kingdom of Swaziland", "Ngwane"),
    "TC": ("Turks and Caicos Islands", "Turks and Caicos"),
    "TD": ("Chad", "Republic of Chad", "Tchad"),
    "TF": (
        "French Southern Territories",
        "French Southern and Antarctic Lands",
        "French Southern Lands",
        "Fr. S. Antarctic Lands",
        "Territory of the French Southern and Antarctic Lands",
        "TAAF",
    ),
    "TG": ("Togo", "Togolese Republic", "Republic of Togo", "French Togoland"),
    "TH": ("Thailand", "Kingdom of Thailand", "Siam", "Kingdom of Siam"),
    "TJ": ("Tajikistan", "Republic of Tajikistan", "Tadzhikistan", "Tadjikistan"),
    "TK": ("Tokelau", "Tokelau Islands"),
    "TL": (
        "Timor-Leste",
        "East Timor",
        "Democratic Republic of Timor-Leste",
        "Democratic Republic of East Timor",
        "Portuguese Timor",
    ),
    "TM": ("Turkmenistan", "Republic of Turkmenistan", "Turkmenia"),
    "TN": ("Tunisia", "Republic of Tunisia", "Tunisian Republic"),
    "TO": ("Tonga", "Kingdom of Tonga", "Friendly Islands"),
    # The state asked in 2022 for its own spelling in English.
    "TR": (
        "Türkiye",
        "Turkey",
        "Republic of Türkiye",
        "Republic of Turkey",
        "Turkish Republic",
        "Ottoman Empire",
        "Ottoman Porte",
        "Sublime Porte",
    ),
    "TT": (
        "Trinidad and Tobago",
        "Republic of Trinidad and Tobago",
        "Trinidad",
        "Trinidad and Tob.",
    ),
    "TV": ("Tuvalu", "Ellice Islands"),
    # Its status is disputed. The everyday English name comes first; the labels of every side are
    # read, and none is written: ISO 3166's, the World Bank's, the Olympic one and its own.
    "TW": (
        "Taiwan",
        "Taiwan, Province of China",
        "Taiwan Province",
        "Taiwan, China",
        "Chinese Taipei",
        "Republic of China",
        "Republic of China (Taiwan)",
        "Taiwan, Republic of China",
        "Taiwan, ROC",
        "Formosa",
        "Nationalist China",
        "Separate Customs Territory of Taiwan, Penghu, Kinmen and Matsu",
    ),
    "TZ": (
        "Tanzania",
        "United Republic of Tanzania",
        "Tanzania, United Rep.",
        "UR Tanzania",
        "UR of Tanzania",
        "Tanganyika and Zanzibar",
        "United Republic of Tanganyika and Zanzibar",
    ),
    "UA": (
        "Ukraine",
        "Ukrainian SSR",
        "Ukrainian Soviet Socialist Republic",
        "Ukraine SSR",
    ),
    "UG": ("Uganda", "Republic of Uganda"),
    "UM": (
        "US Minor Outlying Islands",
        "United States Minor Outlying Islands",
        "US Outlying Islands",
        "US Minor Islands",
    ),
    # "US" as a name would read the word "us"; as a code in capitals it is read anyway. "America"
    # is a continent as well (see NOT_COUNTRIES).
    "US": (
        "United States",
        "United States of America",
        "USA",
        "US of America",
        "United States of N America",
    ),
    "UY": (
        "Uruguay",
        "Eastern Republic of Uruguay",
        "Oriental Republic of Uruguay",
        "Republic of Uruguay",
    ),
    "UZ": ("Uzbekistan", "Republic of Uzbekistan"),
    # The Holy See keeps the embassies, Vatican City is the territory; ISO 3166 has one code.
    "VA": (
        "Vatican City",
        "Holy See",
        "Vatican",
        "Vatican City State",
        "State of the Vatican City",
        "Holy See (Vatican City State)",
    ),
    "VC": (
        "Saint Vincent and the Grenadines",
        "Saint Vincent",
        "Saint Vincent and Grenadine",
        "St. Vin. and Gren.",
    ),
    "VE": (
        "Venezuela",
        "Bolivarian Republic of Venezuela",
        "Venezuela, RB",
        "RB de Venezuela",
        "Republic of Venezuela",
        "República Bolivariana de Venezuela",
        "Rep. Bolivariana de Venezuela",
    ),
    # "Virgin Islands" by itself is either territory's, and so in AMBIGUOUS.
    "VG": (
        "British Virgin Islands",
        "BVI",
        "Virgin Islands, UK",
        "British Virgin Island",
    ),
    "VI": (
        "US Virgin Islands",
        "USVI",
        "United States Virgin Islands",
        "Virgin Islands of the United States",
        "Virgin Islands of the US",
        "Danish West Indies",
        "American Virgin Islands",
    ),
    # "Republic of Vietnam" was the South and "Democratic Republic of Vietnam" the North: not here.
    "VN": (
        "Vietnam",
        "Viet Nam",
        "Socialist Republic of Vietnam",
        "Socialist Republic of Viet Nam",
        "SR Vietnam",
        "Vietnam, Socialist Rep of",
    ),
    "VU": ("Vanuatu", "Republic of Vanuatu", "New Hebrides"),
    "WF": (
        "Wallis and Futuna",
        "Wallis and Futuna Islands",
        "Territory of the Wallis and Futuna Islands",
    ),
    "WS": (
        "Samoa",
        "Independent State of Samoa",
        "Western Samoa",
        "Independent State of Western Samoa",
    ),
    # User-assigned; ISO 3166 has no code. Recognised by about half of all states.
    "XK": (
        "Kosovo",
        "Republic of Kosovo",
        "Kosova",
        "Kosovo under UNSCR 1244",
        "Kosovo under UNSC Resolution 1244",
        "Kosovo UNSCR 1244",
        "Kosovo (under UNSCR 1244/99)",
        "Kosovo (under UNSCR 1244/1999)",
    ),
    # ISO 3166 had YE for the northern state too, before the union of 1990.
    "YE": (
        "Yemen",
        "Republic of Yemen",
        "Yemen Republic",
        "Yemen Arab Republic",
        "North Yemen",
        "Mutawakkilite Kingdom of Yemen",
        "Kingdom of Yemen",
        "Arab Republic of Yemen",
    ),
    "YT": ("Mayotte", "Department of Mayotte", "Mahoré"),
    "ZA": ("South Africa", "Republic of South Africa", "RSA", "Union of South Africa"),
    "ZM": ("Zambia", "Republic of Zambia", "Northern Rhodesia"),
    "ZW": (
        "Zimbabwe",
        "Republic of Zimbabwe",
        "Rhodesia",
        "Southern Rhodesia",
        "Republic of Rhodesia",
        "Zimbabwe Rhodesia",
    ),
    "ANHH": (
        "Netherlands Antilles",
        "Dutch Antilles",
        "Neth. Antilles",
    ),
    "BQAQ": ("British Antarctic Territory",),
    "CSHH": (
        "Czechoslovakia",
        "Czechoslovak Socialist Republic",
        "Czecho-Slovakia",
        "Czechoslovak Republic",
        "Czech and Slovak Federal Republic",
        "Czech and Slovak Federative Republic",
        "CSSR",
        "CSFR",
        "Former Czechoslovakia",
        "Fmr Czechoslovakia",
    ),
    "CSXX": ("Serbia and Montenegro", "State Union of Serbia and Montenegro"),
    "CTKI": ("Canton and Enderbury Islands",),
    "DDDE": (
        "East Germany",
        "German Democratic Republic",
        "GDR",
        "DDR",
        "Democratic Republic of Germany",
        "Former German Democratic Republic",
        "Former East Germany",
        "Fmr Dem. Rep. of Germany",
        "Germany East",
        "Eastern Germany",
        "German DR",
    ),
    # Not today's TF: this label covered the French claim in Antarctica as well.
    "FQHH": ("French Southern and Antarctic Territories", "Fr. South Antarctic Territory"),
    "FXFR": ("Metropolitan France", "European France"),
    "GEHH": ("Gilbert and Ellice Islands",),
    "JTUM": ("Johnston Island", "Johnston Atoll"),
    "MIUM": ("Midway Islands", "Midway Island", "Midway Atoll"),
    "NQAQ": ("Dronning Maud Land", "Queen Maud Land"),
    "NTHH": (
        "Saudi-Iraqi Neutral Zone",
        "Neutral Zone",
        "Iraq-Saudi Arabia Neutral Zone",
        "Saudi Arabian-Iraqi Neutral Zone",
    ),
    "PCHH": (
        "Trust Territory of the Pacific Islands",
        "Pacific Islands (trust territory)",
        "US Trust Territory of the Pacific Islands",
        "Fmr Pacific Isds",
    ),
    "PUUM": (
        "US Miscellaneous Pacific Islands",
        "United States Miscellaneous Pacific Islands",
        "US Misc. Pacific Islands",
    ),
    "PZPA": ("Panama Canal Zone", "Canal Zone", "Fmr Panama-Canal-Zone"),
    "SKIN": ("Sikkim", "Kingdom of Sikkim"),
    "SUHH": (
        "Soviet Union",
        "Union of Soviet Socialist Republics",
        "USSR",
        "Former Soviet Union",
        "Former USSR",
        "Fmr USSR",
    ),
    "VDVN": (
        "North Vietnam",
        "Democratic Republic of Vietnam",
        "Democratic Republic of Viet Nam",
        "North Viet Nam",
        "DRV",
        "Vietnam D R",
    ),
    "WKUM": ("Wake Island", "Wake Atoll"),
    # Former states and two disputed ones without an ISO code: X and three letters.
    "XABK": (
        "Abkhazia",
        "Republic of Abkhazia",
    ),
    "XAUH": (
        "Austria-Hungary",
        "Austro-Hungarian Empire",
        "Austro-Hungary",
        "Austrian Empire",
        "Habsburg Empire",
    ),
    "XBAD": (
        "Baden",
        "Grand Duchy of Baden",
    ),
    "XBAV": (
        "Bavaria",
        "Kingdom of Bavaria",
    ),
    "XBRE": (
        "Bremen",
        "Free City of Bremen",
    ),
    "XBRU": (
        "Brunswick",
        "Duchy of Brunswick",
    ),
    "XDZG": (
        "Danzig",
        "Free City of Danzig",
    ),
    "XFRK": (
        "Frankfurt",
        "Frankfort",
        "Free City of Frankfurt",
    ),
    "XGCL": (
        "Great Colombia",
        "Gran Colombia",
    ),
    "XHAN": (
        "Hanover",
        "Kingdom of Hanover",
        "Hannover",
    ),
    "XHAW": (
        "Hawaii",
        "Kingdom of Hawaii",
        "Republic of Hawaii",
        "Sandwich Islands",
        "Hawaiian Islands",
        "Hawaiian Kingdom",
    ),
    "XHBG": (
        "Hamburg",
        "Free City of Hamburg",
    ),
    "XHEJ": (
        "Hejaz",
        "Kingdom of Hejaz",
        "Hijaz",
        "Kingdom of the Hijaz",
    ),
    "XHSE": (
        "Hesse-Kassel",
        "Hesse Cassel",
        "Hesse Electoral",
        "Electoral Hesse",
        "Electorate of Hesse",
        "Hesse-Kassel (Electoral)",
    ),
    "XHSG": (
        "Hesse-Darmstadt",
        "Hesse Grand Ducal",
        "Grand Duchy of Hesse",
        "Hesse-Darmstadt (Ducal)",
    ),
    "XKOR": (
        "Korea (to 1910)",
        "Joseon",
        "Korean Empire",
        "Kingdom of Korea",
    ),
    "XLUB": (
        "Lübeck",
        "Free City of Lübeck",
    ),
    "XMEC": (
        "Mecklenburg-Schwerin",
        "Mecklenberg-Schwerin",
        "Grand Duchy of Mecklenburg-Schwerin",
    ),
    "XMKS": (
        "Mecklenburg-Strelitz",
        "Mecklenberg-Strelitz",
    ),
    "XMOD": (
        "Modena",
        "Duchy of Modena",
    ),
    "XNAS": (
        "Nassau",
        "Duchy of Nassau",
    ),
    "XOFS": ("Orange Free State",),
    "XOLD": (
        "Oldenburg",
        "Grand Duchy of Oldenburg",
    ),
    "XPAP": (
        "Papal States",
        "States of the Church",
        "Pontifical States",
    ),
    "XPMA": (
        "Parma",
        "Duchy of Parma",
    ),
    "XPRU": (
        "Prussia",
        "Kingdom of Prussia",
    ),
    "XRVN": (
        "South Vietnam",
        "South Viet Nam",
        "Republic of Vietnam",
        "Republic of Viet Nam",
        "State of Vietnam",
        "RVN",
    ),
    "XSAR": (
        "Sardinia",
        "Kingdom of Sardinia",
        "Piedmont-Sardinia",
        "Piedmont",
    ),
    "XSAX": (
        "Saxony",
        "Kingdom of Saxony",
    ),
    "XSIC": (
        "Two Sicilies",
        "Kingdom of the Two Sicilies",
        "Kingdom of Naples",
        "Kingdom of Sicily",
    ),
    "XSOT": (
        "South Ossetia",
        "Republic of South Ossetia",
    ),
    "XTAN": (
        "Tanganyika",
        "Republic of Tanganyika",
    ),
    "XTBT": (
        "Tibet",
        "Outer Tibet",
        "Thibet",
    ),
    "XTEX": (
        "Texas",
        "Republic of Texas",
        "Texas Republic",
    ),
    "XTRA": (
        "Transvaal",
        "South African Republic",
    ),
    "XTUS": (
        "Tuscany",
        "Grand Duchy of Tuscany",
    ),
    "XUPC": (
        "Federal Republic of Central America",
        "United Provinces of Central America",
        "Central American Federation",
    ),
    "XVNM": (
        "Vietnam (to 1887)",
        "Annam",
        "Vietnam (Annam/Cochin China/Tonkin)",
        "Empire of Annam",
        "Dai Nam",
        "Dai Viet",
    ),
    "XWRT": (
        "Württemberg",
        "Wuerttemberg",
        "Wuerttemburg",
        "Wurtemburg",
        "Wurtemberg",
        "Kingdom of Württemberg",
    ),
    "XZAN": (
        "Zanzibar",
        "Sultanate of Zanzibar",
        "People's Republic of Zanzibar",
        "Zanzibar and Pemba",
        "Zanzibar and Pemba Isd",
    ),
    "YDYE": (
        "South Yemen",
        "People's Democratic Republic of Yemen",
        "Democratic Yemen",
        "PDRY",
        "PDR Yemen",
        "People's Republic of Southern Yemen",
        "People's Republic of South Yemen",
        "Southern Yemen",
        "Fmr Dem. Yemen",
        "Yemen People's Republic",
        "Yemen, People's Republic of",
        "Yemen, Peoples's Democratic Republic of",
        "Yemen, Peoples' Democratic Republic of",
    ),
    # ISO 3166 had YU from the kingdom to the federation of two that became CSXX in 2003.
    "YUCS": (
        "Yugoslavia",
        "Socialist Federal Republic of Yugoslavia",
        "SFRY",
        "SFR Yugoslavia",
        "Federal Republic of Yugoslavia",
        "FR Yugoslavia",
        "Federal People's Republic of Yugoslavia",
        "Kingdom of Yugoslavia",
        "Jugoslavia",
        "Yugoslavia, (Socialist) Federal Republic of",
        "Former Yugoslavia",
        "Fmr Yugoslavia",
        "Serb-Croat-Slovene State",
        "Kingdom of the Serbs, Croats and Slovenes",
    ),
}

# ISO 3166-3 code of a state that only changed its name -> today's code.
RENAMED: Final[dict[str, str]] = {
    "AIDJ": "DJ",
    "BUMM": "MM",
    "BYAA": "BY",
    "DYBJ": "BJ",
    "HVBF": "BF",
    "NHVU": "VU",
    "RHZW": "ZW",
    "TPTL": "TL",
    "ZRCD": "CD",
}

# Code -> the long form of the name, where pycountry has none, an inverted or an outdated one, or
# ISO 3166's label takes a side that this library does not.
OFFICIAL_NAMES: Final[dict[str, str]] = {
    "AU": "Commonwealth of Australia",
    "BQ": "Bonaire, Sint Eustatius and Saba",
    "CD": "Democratic Republic of the Congo",
    "ER": "State of Eritrea",
    "FK": "Falkland Islands",
    "GY": "Co-operative Republic of Guyana",
    "KR": "Republic of Korea",
    "LY": "State of Libya",
    "MD": "Republic of Moldova",
    "MF": "Collectivity of Saint Martin",
    "MM": "Republic of the Union of Myanmar",
    "PS": "State of Palestine",
    "RW": "Republic of Rwanda",
    "SH": "Saint Helena, Ascension and Tristan da Cunha",
    "SX": "Sint Maarten",
    # ISO 3166's label and the name in its own constitution contradict each other; neither is used.
    "TW": "Taiwan",
    "VA": "Vatican City State",
    "XK": "Republic of Kosovo",
    # Of the long names these states had in turn, the one borne longest.
    "CSHH": "Czechoslovak Socialist Republic",
    "CSXX": "State Union of Serbia and Montenegro",
    "NTHH": "Saudi-Iraqi Neutral Zone",
    "PCHH": "Trust Territory of the Pacific Islands",
    "PUUM": "United States Miscellaneous Pacific Islands",
    "SKIN": "Kingdom of Sikkim",
    "SUHH": "Union of Soviet Socialist Republics",
    "YDYE": "People's Democratic Republic of Yemen",
    "YUCS": "Socialist Federal Republic of Yugoslavia",
}

# Name -> the codes it may mean, and why none is chosen. "Guinea", "Ireland", "China", "Sudan" and
# "Samoa" each have one plain meaning in a list of countries, so they are not here.
AMBIGUOUS: Final[dict[str, tuple[tuple[str, ...], str]]] = {
    "Congo": (("CG", "CD"), "Two neighbouring states bear the name."),
    "Corea": (("KR", "KP"), "The press uses the bare name for either state."),
    "Korea": (("KR", "KP"), "The press uses the bare name for either state."),
    "Mecklenburg": (("XMEC", "XMKS"), "There were two grand duchies of the name."),
    "ROC": (
        ("TW", "CG"),
        "The letters are used for the Republic of China and the Republic of the Congo.",
    ),
    "Saint Martin": (("MF", "SX"), "The island is divided, and each part is called by its name."),
    "Virgin Islands": (("VG", "VI"), "The British and the US territory each use the bare name."),
}

# Well-known name that is not a country's -> a sentence that says what it is. Names that are an ISO
# 3166 code in upper case ("AU", "NAM") are not here, since they are read as the code.
NOT_COUNTRIES: Final[dict[str, str]] = {
    "Aden": "Aden has no separate ISO 3166 code; it became part of South Yemen in 1967.",
    "Aden Colony": "Aden has no separate ISO 3166 code; it became part of South Yemen in 1967.",
    "Aden Protectorate": (
        "Aden has no separate ISO 3166 code; it became part of South Yemen in 1967."
    ),
    "Africa": "Africa is a region, not a country.",
    "African Union": "The African Union is an organization of states, not a country.",
    "America": "America is a continent as well; for the state write United States (US).",
    "Americas": "The Americas are a region, not a country.",
    "Anhalt": ("Anhalt has no separate ISO 3166 code; it was one of the German states."),
    "APEC": "APEC is a forum of economies, not a country.",
    "Arab League": "The Arab League is an organization of states, not a country.",
    "Arabia": "The Arabian Peninsula is a region, not a country.",
    "Arabian Peninsula": "The Arabian Peninsula is a region, not a country.",
    "Aragon": ("Aragon has no separate ISO 3166 code; it is today part of Spain (ES)."),
    "Arctic": "The Arctic is a region, not a country.",
    "Artsakh": "Nagorno-Karabakh has no ISO 3166 code.",
    "ASEAN": "ASEAN is an organization of states, not a country.",
    "Asia": "Asia is a region, not a country.",
    "Asia-Pacific Economic Cooperation": "APEC is a forum of economies, not a country.",
    "Association of South East Asian Nations": "ASEAN is an organization of states, not a country.",
    "Association of Southeast Asian Nations": "ASEAN is an organization of states, not a country.",
    "Balkans": "The Balkans are a region, not a country.",
    "Baltic States": "The Baltic States are a region, not a country.",
    "Baltics": "The Baltic States are a region, not a country.",
    "Bassarabia": (
        "Bessarabia has no separate ISO 3166 code; it is today divided between Moldova (MD) and Ukraine (UA)."
    ),
    "Belgium-Luxembourg": (
        "Belgium-Luxembourg is an economic union of Belgium (BE) and Luxembourg (LU)."
    ),
    "Belgium-Luxembourg Economic Union": (
        "Belgium-Luxembourg is an economic union of Belgium (BE) and Luxembourg (LU)."
    ),
    "Benelux": "Benelux is a region, not a country.",
    "Bessarabia": (
        "Bessarabia has no separate ISO 3166 code; it is today divided between Moldova (MD) and Ukraine (UA)."
    ),
    "Biafra": "Biafra has no separate ISO 3166 code; it was reunited with Nigeria (NG) in 1970.",
    "Bohemia": ("Bohemia has no separate ISO 3166 code; it is today part of Czechia (CZ)."),
    "Borneo": "Borneo is a region, not a country.",
    "Bosnian Federation": (
        "The Federation of Bosnia and Herzegovina is part of Bosnia and Herzegovina (BA)."
    ),
    "BRICS": "BRICS is a group of states, not a country.",
    "British Commonwealth": "The Commonwealth is an organization of states, not a country.",
    "British Empire": (
        "The British Empire is not a separate party here; write United Kingdom (GB) and the dominions that signed."
    ),
    "British India": (
        "British India has no separate ISO 3166 code; it was divided between India (IN) and "
        "Pakistan (PK) in 1947."
    ),
    "British Isles": "The British Isles are a region, not a country.",
    "British Mandate for Palestine": (
        "Mandatory Palestine has no separate ISO 3166 code; the mandate ended in 1948."
    ),
    "British North Borneo": (
        "North Borneo has no separate ISO 3166 code; it became part of Malaysia (MY) in 1963."
    ),
    "British Palestine": (
        "Mandatory Palestine has no separate ISO 3166 code; the mandate ended in 1948."
    ),
    "British Somaliland": (
        "British Somaliland has no separate ISO 3166 code; it became part of Somalia (SO) in 1960."
    ),
    "Buganda": "Buganda has no separate ISO 3166 code; it is part of Uganda (UG).",
    "Bukhara": "Bukhara has no separate ISO 3166 code; it is today mostly in Uzbekistan (UZ).",
    "Bukovina": (
        "Bukovina has no separate ISO 3166 code; it is today divided between Romania (RO) and Ukraine (UA)."
    ),
    "Bunkers": ("Bunkers are fuel and stores for ships and aircraft, not a country."),
    "Cape Colony": "The Cape Colony has no separate ISO 3166 code; it became part of South Africa (ZA) in 1910.",
    "Cape of Good Hope": "The Cape Colony has no separate ISO 3166 code; it became part of South Africa (ZA) in 1910.",
    "Caribbean": "The Caribbean is a region, not a country.",
    "Caribbean Community": "The Caribbean Community is an organization of states, not a country.",
    "CARICOM": "The Caribbean Community is an organization of states, not a country.",
    "Castile": ("Castile has no separate ISO 3166 code; it is today part of Spain (ES)."),
    "Catalonia": "Catalonia is part of Spain (ES).",
    "Caucasus": "The Caucasus is a region, not a country.",
    "Central Africa": "Central Africa is a region, not a country.",
    "Central African Federation": (
        "The Federation of Rhodesia and Nyasaland has no separate ISO 3166 code; it was "
        "dissolved in 1963 into Malawi (MW), Zambia (ZM) and Zimbabwe (ZW)."
    ),
    "Central America": "Central America is a region, not a country.",
    "Central Asia": "Central Asia is a region, not a country.",
    "Central Europe": "Central Europe is a region, not a country.",
    "Channel Islands": (
        "ISO 3166 has no code for the Channel Islands together, but one each for Guernsey "
        "(GG) and Jersey (JE)."
    ),
    "CIS": "The Commonwealth of Independent States is an organization of states, not a country.",
    "Cochin China": (
        "Cochinchina has no separate ISO 3166 code; it is today part of Vietnam (VN)."
    ),
    "Cochinchina": ("Cochinchina has no separate ISO 3166 code; it is today part of Vietnam (VN)."),
    "Collective Security Treaty Organization": (
        "The Collective Security Treaty Organization is an organization of states, not a country."
    ),
    "Commonwealth": "The Commonwealth is an organization of states, not a country.",
    "Commonwealth of Independent States": (
        "The Commonwealth of Independent States is an organization of states, not a country."
    ),
    "Commonwealth of Nations": "The Commonwealth is an organization of states, not a country.",
    "Cooperation Council for the Arab States of the Gulf": (
        "The Gulf Cooperation Council is an organization of states, not a country."
    ),
    "Council of Europe": "The Council of Europe is an organization of states, not a country.",
    "Cracow": "The Free City of Cracow has no separate ISO 3166 code; Austria (XAUH) annexed it in 1846.",
    "Crete": ("Crete has no separate ISO 3166 code; it is part of Greece (GR)."),
    "Crimea": "Crimea has no ISO 3166-1 code; ISO 3166-2 lists it under Ukraine (UA).",
    "CSTO": (
        "The Collective Security Treaty Organization is an organization of states, not a country."
    ),
    "Cyrenaica": ("Cyrenaica has no separate ISO 3166 code; it is today part of Libya (LY)."),
    "Dominion of Newfoundland": (
        "Newfoundland has no separate ISO 3166 code; it became part of Canada (CA) in 1949."
    ),
    "Donetsk People's Republic": "The Donetsk People's Republic has no ISO 3166 code.",
    "EAEU": "The Eurasian Economic Union is a union of states, not a country.",
    "East Africa": "East Africa is a region, not a country.",
    "East and West Pakistan": ("Pakistan before 1971 is Pakistan (PK)."),
    "East Asia": "East Asia is a region, not a country.",
    "East Pakistan": (
        "East Pakistan has no separate ISO 3166 code; it was part of Pakistan (PK), and "
        "became Bangladesh (BD) in 1971."
    ),
    "Eastern Europe": "Eastern Europe is a region, not a country.",
    "EBRD": (
        "The European Bank for Reconstruction and Development is an international bank, not a "
        "country."
    ),
    "Economic Community of West African States": (
        "ECOWAS is an organization of states, not a country."
    ),
    "ECOWAS": "ECOWAS is an organization of states, not a country.",
    "EEC": (
        "The European Community is an organization of states that became part of the European "
        "Union, not a country."
    ),
    "EEU": "The Eurasian Economic Union is a union of states, not a country.",
    "EFTA": "EFTA is an organization of states, not a country.",
    "England": "England is part of the United Kingdom (GB).",
    "EU": "The European Union is a union of states, not a country.",
    "Eurasia": "Eurasia is a region, not a country.",
    "Eurasian Economic Union": "The Eurasian Economic Union is a union of states, not a country.",
    "Euro area": (
        "The euro area is the part of the European Union that uses the euro, not a country."
    ),
    "Europe": "Europe is a region, not a country.",
    "European Bank for Reconstruction and Development": (
        "The European Bank for Reconstruction and Development is an international bank, not a "
        "country."
    ),
    "European Commission": (
        "The European Commission is an organ of the European Union, not a country."
    ),
    "European Communities": (
        "The European Community is an organization of states that became part of the European "
        "Union, not a country."
    ),
    "European Community": (
        "The European Community is an organization of states that became part of the European "
        "Union, not a country."
    ),
    "European Economic Community": (
        "The European Community is an organization of states that became part of the European "
        "Union, not a country."
    ),
    "European Free Trade Association": "EFTA is an organization of states, not a country.",
    "European Union": "The European Union is a union of states, not a country.",
    "Eurozone": (
        "The euro area is the part of the European Union that uses the euro, not a country."
    ),
    "Far Eastern Republic": (
        "The Far Eastern Republic has no separate ISO 3166 code; it became part of Russia (RU) in 1922."
    ),
    "Federation of Bosnia and Herzegovina": (
        "The Federation of Bosnia and Herzegovina is part of Bosnia and Herzegovina (BA)."
    ),
    "Federation of Rhodesia and Nyasaland": (
        "The Federation of Rhodesia and Nyasaland has no separate ISO 3166 code; it was "
        "dissolved in 1963 into Malawi (MW), Zambia (ZM) and Zimbabwe (ZW)."
    ),
    "Federation of the West Indies": (
        "The West Indies Federation has no separate ISO 3166 code; it was dissolved in 1962."
    ),
    "Fiume": ("Fiume has no separate ISO 3166 code; it is today part of Croatia (HR)."),
    "Fmr Panama, excl. Canal Zone": (
        "Panama before 1979, without the Panama Canal Zone (PZPA), is Panama (PA)."
    ),
    "Free City of Cracow": "The Free City of Cracow has no separate ISO 3166 code; Austria (XAUH) annexed it in 1846.",
    "Free State of Fiume": (
        "Fiume has no separate ISO 3166 code; it is today part of Croatia (HR)."
    ),
    "Free Territory of Trieste": (
        "The Free Territory of Trieste has no separate ISO 3166 code; it was divided in 1954 between Italy (IT) and Yugoslavia (YUCS)."
    ),
    "Free Zones": ("Free zones are a heading of trade statistics, not a country."),
    "French Equatorial Africa": (
        "French Equatorial Africa has no separate ISO 3166 code; it was dissolved in 1958."
    ),
    "French Indochina": (
        "French Indochina has no separate ISO 3166 code; it was divided in 1954 into "
        "Cambodia (KH), Laos (LA) and Vietnam (VN)."
    ),
    "French West Africa": (
        "French West Africa has no separate ISO 3166 code; it was dissolved in 1958."
    ),
    "G20": "G20 is a group of states, not a country.",
    "G7": "G7 is a group of states, not a country.",
    "G77": "G77 is a group of states at the United Nations, not a country.",
    "G8": "G8 is a group of states, not a country.",
    "Galicia": ("Galicia is a region of Spain (ES), and was one of Austria-Hungary (XAUH)."),
    "Gaul": ("Gaul has no separate ISO 3166 code; it is today mostly in France (FR)."),
    "Gaza": "ISO 3166 has no separate code for Gaza; Palestine (PS) covers it.",
    "Gaza Strip": "ISO 3166 has no separate code for Gaza; Palestine (PS) covers it.",
    "GCC": "The Gulf Cooperation Council is an organization of states, not a country.",
    "Genoa": ("Genoa has no separate ISO 3166 code; it is today part of Italy (IT)."),
    "German Confederation": (
        "The German Confederation was a league of states from 1815 to 1866, not a state."
    ),
    "Germanic Confederation": (
        "The German Confederation was a league of states from 1815 to 1866, not a state."
    ),
    "Group of 77": "G77 is a group of states at the United Nations, not a country.",
    "Group of Eight": "G8 is a group of states, not a country.",
    "Group of Seven": "G7 is a group of states, not a country.",
    "Group of Twenty": "G20 is a group of states, not a country.",
    "Gulf": "The Gulf is a region, not a country.",
    "Gulf Cooperation Council": (
        "The Gulf Cooperation Council is an organization of states, not a country."
    ),
    "Gulf States": "The Gulf is a region, not a country.",
    "Hanse Towns": (
        "The Hanse towns were the free cities Bremen (XBRE), Hamburg (XHBG) and Lübeck (XLUB)."
    ),
    "Hanseatic Cities": (
        "The Hanse towns were the free cities Bremen (XBRE), Hamburg (XHBG) and Lübeck (XLUB)."
    ),
    "Hanseatic Towns": (
        "The Hanse towns were the free cities Bremen (XBRE), Hamburg (XHBG) and Lübeck (XLUB)."
    ),
    "Heligoland": "Heligoland has no separate ISO 3166 code; it is part of Germany (DE).",
    "Hesse-Homburg": "Hesse-Homburg has no separate ISO 3166 code; it was one of the German states.",
    "Holy Roman Empire": (
        "The Holy Roman Empire has no separate ISO 3166 code; it was dissolved in 1806."
    ),
    "Horn of Africa": "The Horn of Africa is a region, not a country.",
    "Hyderabad": ("Hyderabad has no separate ISO 3166 code; it became part of India (IN) in 1948."),
    "IAEA": (
        "The International Atomic Energy Agency is an organization of the United Nations "
        "family, not a country."
    ),
    "ICC": "The International Criminal Court is a court, not a country.",
    "ICJ": "The International Court of Justice is a court, not a country.",
    "ILO": (
        "The International Labour Organization is an organization of the United Nations "
        "family, not a country."
    ),
    "IMF": (
        "The International Monetary Fund is an organization of the United Nations family, not "
        "a country."
    ),
    "Independent State of Croatia": (
        "The Croatian state of 1941 to 1945 is not listed as a state here."
    ),
    "India, excl. Sikkim": ("India before 1975 is India (IN)."),
    "Indian Subcontinent": "The Indian subcontinent is a region, not a country.",
    "Indo-China": (
        "French Indochina has no separate ISO 3166 code; it was divided in 1954 into "
        "Cambodia (KH), Laos (LA) and Vietnam (VN)."
    ),
    "Indochina": (
        "French Indochina has no separate ISO 3166 code; it was divided in 1954 into "
        "Cambodia (KH), Laos (LA) and Vietnam (VN)."
    ),
    "International Atomic Energy Agency": (
        "The International Atomic Energy Agency is an organization of the United Nations "
        "family, not a country."
    ),
    "International Court of Justice": (
        "The International Court of Justice is a court, not a country."
    ),
    "International Criminal Court": "The International Criminal Court is a court, not a country.",
    "International Labour Organization": (
        "The International Labour Organization is an organization of the United Nations "
        "family, not a country."
    ),
    "International Monetary Fund": (
        "The International Monetary Fund is an organization of the United Nations family, not "
        "a country."
    ),
    "Ionian Islands": (
        "The Ionian Islands have no separate ISO 3166 code; they became part of Greece (GR) in 1864."
    ),
    "Italian Somaliland": (
        "Italian Somaliland has no separate ISO 3166 code; it became part of Somalia (SO) in 1960."
    ),
    "Johanna": "Johanna has no separate ISO 3166 code; it is today Anjouan, part of the Comoros (KM).",
    "Johore": ("Johor has no separate ISO 3166 code; it is part of Malaysia (MY)."),
    "Karabakh": "Nagorno-Karabakh has no ISO 3166 code.",
    "Kashmir": ("Kashmir has no separate ISO 3166 code; it is divided and disputed."),
    "Katanga": (
        "Katanga has no separate ISO 3166 code; it was reunited with the Congo (CD) in 1963."
    ),
    "Khiva": "Khiva has no separate ISO 3166 code; it is today mostly in Uzbekistan (UZ).",
    "Korean Peninsula": (
        "The Korean Peninsula is a region; South Korea (KR) and North Korea (KP) share it."
    ),
    "Kurdistan": "Kurdistan is a region, not a country.",
    "Latin America": "Latin America is a region, not a country.",
    "League of Arab States": "The Arab League is an organization of states, not a country.",
    "League of Nations": "The League of Nations is a former organization of states, not a country.",
    "Levant": "The Levant is a region, not a country.",
    "Levant States": "The mandate of Syria and Lebanon has no ISO 3166 code; Syria (SY) and Lebanon (LB) have their own.",
    "Lippe": "Lippe has no separate ISO 3166 code; it was one of the German states.",
    "Lucca": ("Lucca has no separate ISO 3166 code; it is today part of Italy (IT)."),
    "Lugansk People's Republic": "The Luhansk People's Republic has no ISO 3166 code.",
    "Luhansk People's Republic": "The Luhansk People's Republic has no ISO 3166 code.",
    "Maghreb": "The Maghreb is a region, not a country.",
    "Manchukuo": (
        "Manchukuo has no separate ISO 3166 code; it was set up in north-eastern China "
        "under Japanese control from 1932 to 1945."
    ),
    "Manchuria": ("Manchuria has no separate ISO 3166 code; it is today part of China (CN)."),
    "Mandatory Iraq": (
        "The mandate for Iraq has no separate ISO 3166 code; it became Iraq (IQ) in 1932."
    ),
    "Mandatory Palestine": (
        "Mandatory Palestine has no separate ISO 3166 code; the mandate ended in 1948."
    ),
    "Melanesia": "Melanesia is a region, not a country.",
    "Memel": ("Memel has no separate ISO 3166 code; it is today part of Lithuania (LT)."),
    "Mercosul": "Mercosur is an organization of states, not a country.",
    "Mercosur": "Mercosur is an organization of states, not a country.",
    "Mesopotamia": ("Mesopotamia has no separate ISO 3166 code; it is today mostly in Iraq (IQ)."),
    "Middle East": "The Middle East is a region, not a country.",
    "MIKTA": "MIKTA is a group of states, not a country.",
    "Moldavia and Wallachia": "Moldavia and Wallachia united in 1859 as Romania (RO).",
    "Moravia": ("Moravia has no separate ISO 3166 code; it is today part of Czechia (CZ)."),
    "N. Cyprus": "Northern Cyprus has no ISO 3166 code.",
    "N. Ireland": "Northern Ireland is part of the United Kingdom (GB).",
    "Nagorno Karabakh Republic": "Nagorno-Karabakh has no ISO 3166 code.",
    "Nagorno-Karabakh": "Nagorno-Karabakh has no ISO 3166 code.",
    "Natal": "Natal has no separate ISO 3166 code; it became part of South Africa (ZA) in 1910.",
    "NATO": "NATO is an organization of states, not a country.",
    "Near East": "The Middle East is a region, not a country.",
    "Neth. Antilles and Aruba": ("Write Netherlands Antilles (ANHH) or Aruba (AW)."),
    "Netherlands Antilles and Aruba": ("Write Netherlands Antilles (ANHH) or Aruba (AW)."),
    "New Guinea": "New Guinea is a region, not a country.",
    "Newfoundland": (
        "Newfoundland has no separate ISO 3166 code; it became part of Canada (CA) in 1949."
    ),
    "Non-Aligned Movement": "The Non-Aligned Movement is a movement of states, not a country.",
    "Nordic Council": "The Nordic Council is an organization of states, not a country.",
    "Nordic Countries": "The Nordic countries are a region, not a country.",
    "North Africa": "North Africa is a region, not a country.",
    "North America": "North America is a region, not a country.",
    "North Asia": "North Asia is a region, not a country.",
    "North Atlantic Treaty Organization": "NATO is an organization of states, not a country.",
    "North Borneo": (
        "North Borneo has no separate ISO 3166 code; it became part of Malaysia (MY) in 1963."
    ),
    "North Cyprus": "Northern Cyprus has no ISO 3166 code.",
    "North Ireland": ("Northern Ireland is part of the United Kingdom (GB)."),
    "Northern Cyprus": "Northern Cyprus has no ISO 3166 code.",
    "Northern Europe": "Northern Europe is a region, not a country.",
    "Northern Ireland": "Northern Ireland is part of the United Kingdom (GB).",
    "OAS": "The Organization of American States is an organization of states, not a country.",
    "OAU": (
        "The Organization of African Unity, now the African Union, is an organization of "
        "states, not a country."
    ),
    "Oceania": "Oceania is a region, not a country.",
    "OECD": "The OECD is an organization of states, not a country.",
    "OIC": "The Organisation of Islamic Cooperation is an organization of states, not a country.",
    "Okinawa": ("Okinawa has no separate ISO 3166 code; it is part of Japan (JP)."),
    "OPEC": "OPEC is an organization of states, not a country.",
    "Order of Malta": (
        "The Order of Malta is a subject of international law without territory, and has no "
        "ISO 3166 code."
    ),
    "Organisation for Economic Co-operation and Development": (
        "The OECD is an organization of states, not a country."
    ),
    "Organization for Economic Cooperation and Development": (
        "The OECD is an organization of states, not a country."
    ),
    "Organization for Security and Co-operation in Europe": (
        "The OSCE is an organization of states, not a country."
    ),
    "Organization for Security and Cooperation in Europe": (
        "The OSCE is an organization of states, not a country."
    ),
    "Organization of African Unity": (
        "The Organization of African Unity, now the African Union, is an organization of "
        "states, not a country."
    ),
    "Organization of American States": (
        "The Organization of American States is an organization of states, not a country."
    ),
    "Organization of Islamic Cooperation": (
        "The Organisation of Islamic Cooperation is an organization of states, not a country."
    ),
    "Organization of the Petroleum Exporting Countries": (
        "OPEC is an organization of states, not a country."
    ),
    "Organization of Turkic States": (
        "The Organization of Turkic States is an organization of states, not a country."
    ),
    "OSCE": "The OSCE is an organization of states, not a country.",
    "Pacific": "The Pacific is a region, not a country.",
    "Pacific Islands": "The Pacific is a region, not a country.",
    "Pacific Islands Forum": (
        "The Pacific Islands Forum is an organization of states, not a country."
    ),
    "Peninsula Malaysia": (
        "Peninsular Malaysia has no separate ISO 3166 code; it is part of Malaysia (MY)."
    ),
    "Peninsular Malaysia": (
        "Peninsular Malaysia has no separate ISO 3166 code; it is part of Malaysia (MY)."
    ),
    "Persian Gulf": "The Gulf is a region, not a country.",
    "Peru-Bolivian Confederation": "The Peru-Bolivian Confederation has no ISO 3166 code; from 1836 to 1839 it united Peru (PE) and Bolivia (BO).",
    "Polynesia": "Polynesia is a region, not a country.",
    "Pridnestrovie": "Transnistria has no ISO 3166 code.",
    "Quad": "The Quad is a group of states, not a country.",
    "Quadrilateral Security Dialogue": "The Quad is a group of states, not a country.",
    "Quebec": "Quebec is part of Canada (CA).",
    "Republic of Artsakh": "Nagorno-Karabakh has no ISO 3166 code.",
    "Republic of Biafra": (
        "Biafra has no separate ISO 3166 code; it was reunited with Nigeria (NG) in 1970."
    ),
    "Republic of Somaliland": "Somaliland has no ISO 3166 code.",
    "Republic of Venice": ("Venice has no separate ISO 3166 code; it is today part of Italy (IT)."),
    "Republika Srpska": "Republika Srpska is part of Bosnia and Herzegovina (BA).",
    "Reuss": "Reuss has no separate ISO 3166 code; it was one of the German states.",
    "Rhodesia and Nyasaland": (
        "The Federation of Rhodesia and Nyasaland has no separate ISO 3166 code; it was "
        "dissolved in 1963 into Malawi (MW), Zambia (ZM) and Zimbabwe (ZW)."
    ),
    "Rhodesia Nyas": (
        "The Federation of Rhodesia and Nyasaland has no separate ISO 3166 code; it was dissolved in 1963 into Malawi (MW), Zambia (ZM) and Zimbabwe (ZW)."
    ),
    "Ruanda-Urundi": (
        "Ruanda-Urundi has no separate ISO 3166 code; it was divided into Burundi (BI) and "
        "Rwanda (RW) in 1962."
    ),
    "Ryukyu Islands": (
        "The Ryukyu Islands have no separate ISO 3166 code; they are part of Japan (JP)."
    ),
    "Saar": "The Saar has no separate ISO 3166 code; it was returned to Germany (DE) in 1957.",
    "Saar Basin": "The Saar has no separate ISO 3166 code; it was returned to Germany (DE) in 1957.",
    "Saar Protectorate": (
        "The Saar has no separate ISO 3166 code; it was returned to Germany (DE) in 1957."
    ),
    "Saar Territory": "The Saar has no separate ISO 3166 code; it was returned to Germany (DE) in 1957.",
    "SAARC": "SAARC is an organization of states, not a country.",
    "Saarland": "The Saar has no separate ISO 3166 code; it was returned to Germany (DE) in 1957.",
    "Sabah": ("Sabah has no separate ISO 3166 code; it became part of Malaysia (MY) in 1963."),
    "SACU": ("The Southern African Customs Union is a customs union of states, not a country."),
    "SADC": "SADC is an organization of states, not a country.",
    "SADR": (
        "The Sahrawi Arab Democratic Republic has no ISO 3166 code; the territory is Western "
        "Sahara (EH)."
    ),
    "Saharawi Arab Democratic Republic": (
        "The Sahrawi Arab Democratic Republic has no ISO 3166 code; the territory is Western "
        "Sahara (EH)."
    ),
    "Sahel": "The Sahel is a region, not a country.",
    "Sahrawi Arab Democratic Republic": (
        "The Sahrawi Arab Democratic Republic has no ISO 3166 code; the territory is Western "
        "Sahara (EH)."
    ),
    "Sahrawi Republic": (
        "The Sahrawi Arab Democratic Republic has no ISO 3166 code; the territory is Western "
        "Sahara (EH)."
    ),
    "Saint Kitts, Nevis and Anguilla": (
        "A former British colony; write Saint Kitts and Nevis (KN) or Anguilla (AI)."
    ),
    "Samos": "Samos has no separate ISO 3166 code; it became part of Greece (GR) in 1912.",
    "San Salvador": "San Salvador is the capital of El Salvador (SV), by which older sources also mean the state.",
    "Sarawak": "Sarawak has no separate ISO 3166 code; it became part of Malaysia (MY) in 1963.",
    "Savoy": (
        "Savoy has no separate ISO 3166 code; it is today divided between France (FR) and Italy (IT)."
    ),
    "Saxe-Altenburg": "Saxe-Altenburg has no separate ISO 3166 code; it was one of the German states.",
    "Saxe-Coburg and Gotha": "Saxe-Coburg and Gotha has no separate ISO 3166 code; it was one of the German states.",
    "Saxe-Coburg-Gotha": "Saxe-Coburg and Gotha has no separate ISO 3166 code; it was one of the German states.",
    "Saxe-Meiningen": "Saxe-Meiningen has no separate ISO 3166 code; it was one of the German states.",
    "Saxe-Weimar": "Saxe-Weimar-Eisenach has no separate ISO 3166 code; it was one of the German states.",
    "Saxe-Weimar-Eisenach": "Saxe-Weimar-Eisenach has no separate ISO 3166 code; it was one of the German states.",
    "Scandinavia": "Scandinavia is a region, not a country.",
    "Schaumburg-Lippe": "Schaumburg-Lippe has no separate ISO 3166 code; it was one of the German states.",
    "Schleswig-Holstein": (
        "Schleswig-Holstein has no separate ISO 3166 code; it is today part of Germany (DE)."
    ),
    "SCO": "The Shanghai Cooperation Organisation is an organization of states, not a country.",
    "Scotland": "Scotland is part of the United Kingdom (GB).",
    "Security Council": "The Security Council is an organ of the United Nations, not a country.",
    "Shanghai Cooperation Organization": (
        "The Shanghai Cooperation Organisation is an organization of states, not a country."
    ),
    "Siberia": "Siberia is a region, not a country.",
    "Slovak State": ("The Slovak state of 1939 to 1945 is not listed as a state here."),
    "So. African Customs Union": (
        "The Southern African Customs Union is a customs union of states, not a country."
    ),
    "Somaliland": "Somaliland has no ISO 3166 code.",
    "South America": "South America is a region, not a country.",
    "South Asia": "South Asia is a region, not a country.",
    "South Asian Association for Regional Cooperation": (
        "SAARC is an organization of states, not a country."
    ),
    "South Caucasus": "The Caucasus is a region, not a country.",
    "South East Asia": "Southeast Asia is a region, not a country.",
    "Southeast Asia": "Southeast Asia is a region, not a country.",
    "Southern Africa": "Southern Africa is a region, not a country.",
    "Southern African Customs Union": (
        "The Southern African Customs Union is a customs union of states, not a country."
    ),
    "Southern African Development Community": "SADC is an organization of states, not a country.",
    "Southern Common Market": "Mercosur is an organization of states, not a country.",
    "Southern Europe": "Southern Europe is a region, not a country.",
    "Sovereign Military Order of Malta": (
        "The Order of Malta is a subject of international law without territory, and has no "
        "ISO 3166 code."
    ),
    "Sovereign Order of Malta": (
        "The Order of Malta is a subject of international law without territory, and has no "
        "ISO 3166 code."
    ),
    "Special Categories": ("Special categories are a heading of trade statistics, not a country."),
    "State of Katanga": (
        "Katanga has no separate ISO 3166 code; it was reunited with the Congo (CD) in 1963."
    ),
    "Sub-Saharan Africa": "Sub-Saharan Africa is a region, not a country.",
    "Sweden and Norway": (
        "Two kingdoms had one king until 1905; write Sweden (SE) or Norway (NO)."
    ),
    "Sweden-Norway": ("Two kingdoms had one king until 1905; write Sweden (SE) or Norway (NO)."),
    "Syria & Grand Lebanon": (
        "Two territories were under one French mandate; write Syria (SY) or Lebanon (LB)."
    ),
    "Syria and Lebanon": "The mandate of Syria and Lebanon has no ISO 3166 code; Syria (SY) and Lebanon (LB) have their own.",
    "Tannu Tuva": (
        "Tannu Tuva has no separate ISO 3166 code; it became part of the Soviet Union (SUHH) in 1944."
    ),
    "Tonkin": ("Tonkin has no separate ISO 3166 code; it is today part of Vietnam (VN)."),
    "Trans-Dniester": "Transnistria has no ISO 3166 code.",
    "Transcaucasia": "The Caucasus is a region, not a country.",
    "Transdniestria": "Transnistria has no ISO 3166 code.",
    "Transnistria": "Transnistria has no ISO 3166 code.",
    "Transylvania": (
        "Transylvania has no separate ISO 3166 code; it is today part of Romania (RO)."
    ),
    "Trieste": ("Trieste has no separate ISO 3166 code; it is today part of Italy (IT)."),
    "Tripolitania": ("Tripolitania has no separate ISO 3166 code; it is today part of Libya (LY)."),
    "TRNC": "Northern Cyprus has no ISO 3166 code.",
    "Turkic Council": (
        "The Organization of Turkic States is an organization of states, not a country."
    ),
    "Turkish Republic of Northern Cyprus": "Northern Cyprus has no ISO 3166 code.",
    "Ulster": "Northern Ireland is part of the United Kingdom (GB).",
    "UN": "The United Nations is an organization of states, not a country.",
    "UN Security Council": "The Security Council is an organ of the United Nations, not a country.",
    "UNESCO": "UNESCO is an organization of the United Nations family, not a country.",
    "UNICEF": "UNICEF is an organization of the United Nations family, not a country.",
    "United Nations": "The United Nations is an organization of states, not a country.",
    "United Nations Organization": (
        "The United Nations is an organization of states, not a country."
    ),
    "United Nations Security Council": (
        "The Security Council is an organ of the United Nations, not a country."
    ),
    "USA (before 1981)": (
        "A statistical territory: the United States (US) without the US Virgin Islands."
    ),
    "Venice": ("Venice has no separate ISO 3166 code; it is today part of Italy (IT)."),
    "Waldeck": "Waldeck has no separate ISO 3166 code; it was one of the German states.",
    "Wales": "Wales is part of the United Kingdom (GB).",
    "Wallachia": (
        "Wallachia has no separate ISO 3166 code; it became part of Romania (RO) in 1859."
    ),
    "Warsaw Pact": "The Warsaw Pact is a former alliance of states, not a country.",
    "West Africa": "West Africa is a region, not a country.",
    "West Asia": "Western Asia is a region, not a country.",
    "West Bank": "ISO 3166 has no separate code for the West Bank; Palestine (PS) covers it.",
    "West Indies": "The West Indies are a region, not a country.",
    "West Indies Federation": (
        "The West Indies Federation has no separate ISO 3166 code; it was dissolved in 1962."
    ),
    "West Pakistan": (
        "West Pakistan has no separate ISO 3166 code; it has been Pakistan (PK) since 1971."
    ),
    "Western Asia": "Western Asia is a region, not a country.",
    "Western Europe": "Western Europe is a region, not a country.",
    "WHO": (
        "The World Health Organization is an organization of the United Nations family, not a "
        "country."
    ),
    "World": "The world is not a country.",
    "World Bank": "The World Bank is an international bank, not a country.",
    "World Bank Group": "The World Bank is an international bank, not a country.",
    "World Health Organization": (
        "The World Health Organization is an organization of the United Nations family, not a "
        "country."
    ),
    "World Trade Organization": (
        "The World Trade Organization is an organization of its members, not a country."
    ),
    "WTO": "The World Trade Organization is an organization of its members, not a country.",
    "Zululand": "Zululand has no separate ISO 3166 code; it is today part of South Africa (ZA).",
}
