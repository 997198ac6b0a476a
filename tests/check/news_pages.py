"""Web pages with the markup that newspapers, broadcasters and offices use, around a story in the tests' own words.

Each has the same four sentences as its story. What stands around it carries the word NOISE, which
must not be read. The names of classes and the way in which things are nested are as found in the wild.
"""

from __future__ import annotations

HEADLINE = "Net migration falls to 60,000"
DAY = "2001-05-24"
AUTHOR = "Ann Writer"
FIRST = "Net migration to the UK fell to 60,000 in the year to June 2000, the Test Office said on Thursday."
SECOND = "It had been 75,000 in the year before, and officials had expected that it would go on falling."
THIRD = "“We shall look at these numbers with great care,” said Basil Placeholder, a made-up minister."
FOURTH = "Some 310,000 people came to live in the country, while 250,000 left it for somewhere else."
STORY = (FIRST, SECOND, THIRD, FOURTH)
NOISE = "NOISE Migration reached 999,000 in the year to June 2000, as another story says at some length here."

_LD = f"""<script type="application/ld+json">{{"@context":"http://schema.org","@type":"NewsArticle","url":"https://news.example/1",
"mainEntityOfPage":{{"@type":"WebPage","@id":"https://news.example/1"}},"headline":"{HEADLINE}","datePublished":"{DAY}T10:02:11.000Z",
"dateModified":"2001-06-30T10:02:11.000Z","author":[{{"@type":"Person","name":"{AUTHOR}","url":"https://news.example/ann"}}],
"publisher":{{"@type":"NewsMediaOrganization","name":"The Example"}},"image":["https://i.example/a.jpg"]}}</script>"""
_OG = f"""<meta property="og:title" content="{HEADLINE}"><meta property="og:type" content="article"><meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="{DAY}T10:02:11.000Z"><meta property="article:modified_time" content="2001-06-30T10:02:11Z">"""
_COOKIES = f"""<div id="cookie-banner" role="dialog" aria-label="Cookies"><p>We use cookies. {NOISE} Read our policy to learn more about them.</p><button>Accept</button></div>"""

BROADCASTER = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{HEADLINE} - The Example News</title>{_OG}{_LD}</head><body>
<div id="__next"><div class="sc-b8dbd8b7-0 bcdYJq"><div data-testid="banner"><header class="sc-e56e7f58-1"><nav data-testid="navigation"><ul><li><a href="/news">News</a></li>
<li><a href="/x">{NOISE}</a></li></ul></nav></header></div><main id="main-content" class="sc-b8dbd8b7-3"><article class="sc-3b6b161a-0 dEGcKf">
<div data-component="headline-block" class="sc-3b6b161a-0"><h1 class="sc-f98b1ad2-0 dfvxux">{HEADLINE}</h1></div>
<div data-component="byline-block" class="sc-3b6b161a-0"><div data-testid="byline-new"><time datetime="{DAY}T10:02:11.000Z">3 hours ago</time>
<div data-testid="byline-new-contributors"><span>{AUTHOR}</span><span class="sc-801dd632-8">Home affairs correspondent</span></div><button>Share</button><button>Save</button></div></div>
<div data-component="image-block"><figure><div data-testid="image"><img src="a.webp" alt="{NOISE}"><span class="sc-a34861b-0">Getty Images</span></div></figure>
<figcaption data-testid="caption"><p>{NOISE}</p></figcaption></div>
<div data-component="text-block" class="sc-3b6b161a-0"><p class="sc-9a00e533-0 eZyhnA"><b class="sc-7dcfb11b-0">{FIRST}</b></p><p class="sc-9a00e533-0">{SECOND}</p></div>
<div data-component="ad-slot" class="sc-f89e8a13-0"><div class="dotcom-ad-inner"><p>{NOISE}</p></div></div>
<div data-component="text-block"><p class="sc-9a00e533-0">{THIRD}</p></div>
<div data-component="unordered-list-block"><ul role="list" class="sc-734a601-0"><li><a class="sc-f9178328-0" href="/news/2">NOISE Why do people move to the UK?</a></li><li><a href="/news/3">NOISE How many small boats have come?</a></li></ul></div>
<div data-component="text-block"><p class="sc-9a00e533-0">{FOURTH}</p></div>
<div data-component="links-block"><h2>More on this story</h2><ul><li><a href="/4">{NOISE}</a></li></ul></div>
<div data-component="tags"><a href="/t/1">NOISE Immigration</a><a href="/t/2">NOISE UK politics</a></div></article>
<div data-analytics_group_name="Related"><h2>Related</h2><div data-testid="dundee-card"><a href="/5"><h2 data-testid="card-headline">NOISE Net migration at a record</h2><p data-testid="card-description">{NOISE}</p>
<span data-testid="card-metadata-lastupdated">5 hrs ago</span></a></div></div></main><footer data-testid="footer"><p>{NOISE}</p></footer></div></div></body></html>"""

BROADSHEET_ISLANDS = f"""<!DOCTYPE html><html lang="en"><head><title>{HEADLINE} | Immigration and asylum | The Example</title>{_OG}{_LD}<meta name="author" content="{AUTHOR}"></head><body>
<gu-island name="Metrics" deferuntil="idle"></gu-island><div id="bannerandheader"><aside><div id="dfp-ad--top-above-nav" class="ad-slot ad-slot--top-above-nav">{NOISE}</div></aside>
<header class="dcr-fpii5k"><nav><ul><li><a href="/uk">UK</a></li></ul></nav></header></div>
<main data-layout="StandardLayout"><article class="dcr-j7ihvk"><div class="dcr-1djovmt"><aside data-gu-name="title"><a href="/uk/immigration">NOISE Immigration and asylum</a></aside>
<div data-gu-name="headline"><h1 class="dcr-u0152o">{HEADLINE}</h1></div><div data-gu-name="standfirst"><div class="dcr-1s3pjh8"><p>The fall is the third in a row, and was expected by most of those who follow the numbers.</p></div></div>
<div data-gu-name="media"><figure id="3c1a"><picture><img alt="{NOISE}"></picture><figcaption class="dcr-1ndk9as"><span class="dcr-1inf02i"></span>{NOISE} Photograph: A Person/An Agency</figcaption></figure></div>
<div data-gu-name="meta"><address aria-label="Contributor info"><a rel="author" href="/profile/ann">{AUTHOR}</a> Policy editor</address><details><summary>Thu 24 May 2001 11.02 BST</summary>Last modified on Sat 30 Jun 2001</details>
<button>Share</button></div><div data-gu-name="body"><div id="maincontent" class="article-body-commercial-selector article-body-viewer-selector dcr-11jq3zt">
<p class="dcr-130mj7b">{FIRST}</p><p class="dcr-130mj7b">{SECOND}</p>
<figure id="e-1" data-spacefinder-role="richLink" class="dcr-1rlhq3x"><gu-island name="RichLinkComponent"><div data-name="placeholder" class="dcr-10c6on4"><a href="/r">NOISE Related: another story</a><p>{NOISE}</p></div></gu-island></figure>
<p class="dcr-130mj7b">{THIRD}</p><div class="ad-slot-container"><div class="ad-slot ad-slot--inline">{NOISE}</div></div>
<figure data-spacefinder-role="inline"><gu-island name="EmailSignUpWrapper"><aside aria-label="newsletter promotion"><label>Free newsletter</label><p>{NOISE}</p></aside><p id="EmailSignup-skip-link-7" tabindex="0">NOISE after newsletter promotion</p></gu-island></figure>
<p class="dcr-130mj7b">{FOURTH}</p></div><div class="dcr-submeta"><span>Explore more on these topics</span><ul><li><a href="/a">Immigration and asylum</a></li><li><a href="/n">news</a></li></ul></div></div></div></article>
<section id="comments" data-component="discussion"><h2>Comments (214)</h2><ul><li><div class="d-comment__body"><p>{NOISE}</p></div></li></ul></section>
<section data-component="most-viewed"><h2>Most viewed</h2><ol><li><a href="/mv">{NOISE}</a></li></ol></section></main><footer>{NOISE}</footer></body></html>"""

COMPONENTS = f"""<!DOCTYPE html><html><head><title>{HEADLINE}</title>{_LD}{_OG}<meta name="DCSext.articleFirstPublished" content="24/05/2001"></head><body class="page article-page has-comments">
{_COOKIES}<div class="header grid-container"><header class="site-header"><a href="/">{NOISE}</a></header></div>
<main class="article grid" id="main-content"><article class="grid-col" itemscope itemtype="http://schema.org/NewsArticle"><header class="article__header e-article__header">
<h1 class="e-headline u-heading-1" itemprop="headline name">{HEADLINE}</h1><p class="e-standfirst u-meta">The fall is the third in a row, and was expected by most of those who follow the numbers.</p></header>
<div class="e-byline u-meta"><a rel="author" class="e-byline__link"><span class="e-byline__author" itemprop="name">{AUTHOR}</span></a> <span class="e-byline__role">Home Affairs Editor</span></div>
<div class="e-published-date"><time itemprop="datePublished" datetime="{DAY}T11:02+0100">24 May 2001 11:02am BST</time></div><div class="gift-widget"><span>Gift this article free</span></div>
<div class="article__content js-article-body" itemprop="articleBody"><div class="articleBodyText section"><div class="article-body-text component version-1"><div class="component-content"><p>{FIRST}</p><p><span class="m_first-letter">I</span>{SECOND[1:]}</p></div></div></div>
<div class="articleBodyImage section"><figure class="article-body-image component"><div class="article-body-image-image-container"><img></div><figcaption class="article-body-image-caption"><span class="article-body-image-caption-text">{NOISE}</span> <span class="article-body-image-copyright">Credit: A Person/PA</span></figcaption></figure></div>
<div class="relatedcontent section"><div class="related-content card--list"><h2>Recommended</h2><div class="card__content"><h3><a href="/z">{NOISE}</a></h3><p>{NOISE}</p><a class="card__cta">Read more</a></div></div></div>
<div class="articleBodyText section"><div class="article-body-text component"><div class="component-content"><p>{THIRD}</p><p>{FOURTH}</p></div></div></div></div>
<section class="article__comments js-comments" data-js="coral"><h2>Join the conversation</h2><div class="coral-stream"><p>{NOISE}</p></div></section></article>
<aside class="article__sidebar"><h2>More from News</h2><p>{NOISE}</p></aside></main></body></html>"""

ROLLING_NEWS = f"""<!DOCTYPE html><html class="sdc-article"><head>{_OG}{_LD}<title>{HEADLINE} | UK News | Example News</title></head><body class="sdc-site-body">
<div class="sdc-site-layout-wrap"><div class="sdc-site-header" role="banner"><nav aria-label="Primary">{NOISE}</nav></div>
<div class="sdc-site-component-header--h1 sdc-article-header" data-component-name="sdc-article-header"><h1 class="sdc-article-header__title"><span class="sdc-article-header__long-title">{HEADLINE}</span></h1>
<p class="sdc-article-header__sub-title sdc-site-component-header--h2">The fall is the third in a row, and was expected by most of those who follow the numbers.</p></div>
<div class="sdc-article-author"><p class="sdc-article-author__name">{AUTHOR}</p><p class="sdc-article-author__role">Political reporter</p></div><div class="sdc-article-date"><p class="sdc-article-date__date-time">Thursday 24 May 2001 11:02, UK</p></div>
<div class="sdc-article-body sdc-article-body--story sdc-article-body--lead"><div class="sdc-article-image" ><figure class="sdc-article-image__figure"><img><figcaption class="ui-media-caption"><span class="u-hide-visually">Image:</span> <span class="ui-media-caption__caption-text">{NOISE}</span></figcaption></figure></div>
<p><strong>{FIRST}</strong></p><p>{SECOND}</p><div class="sdc-site-au sdc-article-widget" data-ad-format="leaderboard"><p>Advertisement</p><p>{NOISE}</p></div>
<div class="sdc-article-related-stories"><p class="sdc-article-related-stories__title"><strong>Read more from Example News:</strong><br><a href="/1">NOISE Minister under fire</a><br><a href="/2">NOISE What the fall means</a></p></div>
<p>{THIRD}</p><div class="sdc-article-video" data-component-name="sdc-site-video"><div class="ui-video-player"><span class="ui-media-caption__caption-text">{NOISE}</span></div></div><p>{FOURTH}</p>
<div class="sdc-article-podcast sdc-article-widget callout"><p><strong>👉 NOISE Listen to our daily podcast on your app 👈</strong></p></div></div>
<div class="sdc-article-tags"><h3>Related Topics</h3><ul><li><a href="/t">NOISE</a></li></ul></div><div class="sdc-site-tiles sdc-site-tiles--around"><h2>Top Stories</h2><div class="sdc-site-tile"><h3><a href="/3">{NOISE}</a></h3></div></div></div></body></html>"""

GOVERNMENT = f"""<!DOCTYPE html><html class="govuk-template" lang="en"><head><title>{HEADLINE} - EXAMPLE.UK</title><meta property="og:site_name" content="EXAMPLE.UK"><meta property="og:title" content="{HEADLINE}">
<meta name="govuk:first-published-at" content="{DAY}T09:30:00+01:00"><meta name="govuk:public-updated-at" content="2001-06-30T09:30:00+01:00"></head><body class="gem-c-layout-for-public govuk-template__body">
<div id="global-cookie-message" class="gem-c-cookie-banner govuk-clearfix" role="region" aria-label="Cookies on EXAMPLE.UK"><div class="govuk-cookie-banner__content"><p class="govuk-body">{NOISE}</p></div></div>
<a href="#content" class="gem-c-skip-link govuk-skip-link">Skip to main content</a><header role="banner" class="gem-c-layout-super-navigation-header">{NOISE}</header>
<div id="wrapper" class="govuk-width-container"><div class="gem-c-contextual-breadcrumbs"><nav><ol><li><a>Home</a></li></ol></nav></div><main role="main" id="content" class="govuk-main-wrapper html-publication" lang="en">
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds"><div class="gem-c-heading"><span class="govuk-caption-xl">Press release</span><h1 class="gem-c-heading__text govuk-heading-l">{HEADLINE}</h1></div><p class="gem-c-lead-paragraph">The fall is the third in a row, and was expected by most of those who follow the numbers.</p></div>
<div class="govuk-grid-column-two-thirds"><div class="gem-c-metadata"><dl><dt class="gem-c-metadata__term">From:</dt><dd class="gem-c-metadata__definition"><a href="/ho">Test Office</a></dd><dt>Published</dt><dd>24 May 2001</dd><dt>Last updated</dt><dd>30 June 2001</dd></dl></div></div></div>
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds"><div class="gem-c-govspeak govuk-govspeak"><div class="govspeak"><p>{FIRST}</p><ul><li>{SECOND}</li></ul><p>{THIRD}</p><div class="call-to-action"><p>{FOURTH}</p></div></div></div>
<div class="gem-c-share-links"><h2>Share this page</h2><ul><li><a>Share on a network</a></li></ul></div><div class="gem-c-published-dates"><h2>Updates to this page</h2>Published 24 May 2001<br>Last updated 30 June 2001</div></div>
<div class="govuk-grid-column-one-third"><div class="gem-c-contextual-sidebar"><nav class="gem-c-related-navigation"><h2>Related content</h2><ul><li><a>{NOISE}</a></li></ul></nav></div></div></div></main></div>
<div class="gem-c-feedback"><h2>Is this page useful?</h2><p>{NOISE}</p></div><footer class="gem-c-layout-footer" role="contentinfo">{NOISE}</footer></body></html>"""

TABLOID = f"""<html><head><title>{HEADLINE} | Example Mail Online</title>{_OG}<meta name="author" content="{AUTHOR}"></head><body id="articles"><div id="page-container"><div class="page-header bdrcc"><div class="masthead"><a>{NOISE}</a></div><ul class="nav-primary cleared"><li><a>Home</a></li></ul></div>
<div id="content" class="gr4"><div class="alpha"><div id="js-article-text" class="article wide heading-tag-switch" itemscope><h2>{HEADLINE}</h2>
<ul class="mol-bullets-with-font"><li class="class"><font style="font-size: 1.2em;"><strong>READ MORE: <a href="/x">NOISE A record two years ago</a></strong></font></li></ul>
<p class="author-section byline-plain">By <a class="author" rel="nofollow">{AUTHOR}</a></p><p class="byline-section"><span class="article-timestamp article-timestamp-published"><span class="article-timestamp-label">Published:</span> <time datetime="{DAY}T11:02:11+0100">11:02 BST, 24 May 2001</time></span> | <span class="article-timestamp article-timestamp-updated">Updated: <time datetime="2001-06-30T11:02:11+0100">30 June 2001</time></span></p>
<div id="articleIconLinksContainer" class="shareArticles"><ul><li>e-mail</li><li>1.2k shares</li></ul></div><div itemprop="articleBody"><p class="mol-para-with-font"><font style="font-size: 1.2em;">{FIRST}</font></p><p class="mol-para-with-font"><font>{SECOND}</font></p>
<div class="artSplitter mol-img-group"><div class="mol-img"><div class="image-wrap"><img></div></div><p class="imageCaption">{NOISE}</p></div><div class="mol-ads-label-container"><span>Advertisement</span></div>
<div class="moduleFull mol-factbox news" data-track-module="am-related_carousel"><h3 class="mol-factbox-title">RELATED ARTICLES</h3><div class="related-carousel"><ul><li><a>{NOISE}</a></li></ul></div></div>
<p class="mol-para-with-font"><font>{THIRD}</font></p><p class="mol-para-with-font"><font>{FOURTH}</font></p></div><div id="reader-comments" class="reader-comments"><h3>Comments 1,204</h3><div class="comment-body"><p class="comment-text">{NOISE}</p></div></div></div></div>
<div class="beta"><div class="puff"><ul><li class="puff_pos_1"><a><span class="pufftext">{NOISE}</span></a></li></ul></div></div></div></div></body></html>"""

BLOG = f"""<!DOCTYPE html><html lang="en-GB"><head><title>{HEADLINE} &#8211; An Example Blog</title>{_OG}<meta name="author" content="{AUTHOR}"><meta name="generator" content="WordPress 6.4"></head><body class="post-template-default single single-post wp-embed-responsive has-sidebar">
<div id="page" class="site"><a class="skip-link screen-reader-text" href="#primary">Skip to content</a><header id="masthead" class="site-header"><p class="site-title">An Example Blog</p></header><div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-123" class="post-123 post type-post status-publish format-standard has-post-thumbnail hentry category-news tag-migration"><header class="entry-header"><h1 class="entry-title">{HEADLINE}</h1><div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published" datetime="{DAY}T11:02:11+01:00">24 May 2001</time></span> <span class="byline">by {AUTHOR}</span></div></header>
<div class="entry-content"><p class="wp-block-paragraph">{FIRST}</p><figure class="wp-block-image size-large"><img><figcaption class="wp-element-caption">{NOISE}</figcaption></figure><p>{SECOND}</p><div class="wp-block-group"><p>{THIRD}</p></div><p>{FOURTH}</p>
<figure class="wp-block-table"><table><thead><tr><th>Year</th><th>Net</th></tr></thead><tbody><tr><td>2000</td><td>60,000</td></tr></tbody></table></figure>
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li>NOISE Click to share</li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline">Related</h3><p>{NOISE}</p></div></div>
<footer class="entry-footer"><span class="cat-links">Posted in NOISE</span></footer></article><nav class="navigation post-navigation"><a rel="prev">{NOISE}</a></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">3 thoughts on “{HEADLINE}”</h2><ol class="comment-list"><li id="comment-1" class="comment"><article id="div-comment-1" class="comment-body"><div class="comment-content"><p>{NOISE} {NOISE} {NOISE} {NOISE}</p></div></article></li></ol><div id="respond" class="comment-respond"><form><p>{NOISE}</p></form></div></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Recent Posts</h2><ul><li>{NOISE}</li></ul></section></aside></div></div></body></html>"""

ACCELERATED = f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><script async src="https://cdn.example/v0.js"></script><title>{HEADLINE}</title>{_LD}<style amp-custom>p{{}}</style><style amp-boilerplate>body{{}}</style><noscript><style amp-boilerplate>{NOISE}</style></noscript></head>
<body><amp-sidebar id="sidebar" layout="nodisplay" side="left"><ul><li>{NOISE}</li></ul></amp-sidebar><amp-consent id="consent" layout="nodisplay"><div id="consent-ui"><p>{NOISE}</p></div></amp-consent><header class="amp-header"><a href="/">The Example</a></header>
<amp-analytics type="x"><script type="application/json">{{"a": "{NOISE}"}}</script></amp-analytics><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{HEADLINE}</h1></header><amp-img src="a.jpg" alt="{NOISE}"></amp-img>
<div class="amp-wp-article-content"><p>{FIRST}</p><amp-ad width="300" height="250" type="x"><div fallback><p>{NOISE}</p></div></amp-ad><p>{SECOND}</p><p>{THIRD}</p><amp-carousel><figure><figcaption>{NOISE}</figcaption></figure></amp-carousel><p>{FOURTH}</p></div></article>
<amp-list src="/related"><template type="amp-mustache"><div>{NOISE}</div></template></amp-list><footer class="amp-wp-footer"><p>{NOISE}</p></footer></body></html>"""

BULLETIN = f"""<!DOCTYPE html><html lang="en"><head><title>{HEADLINE} - Test Office</title><meta name="description" content="{NOISE}"><script>dataLayer=[{{"release-date":"20010524"}}]</script></head><body>
<div class="cookies-banner js-cookies-banner-form"><form><div class="cookies-banner__wrapper"><p>{NOISE}</p></div></form></div><header class="header"><nav>{NOISE}</nav></header>
<div class="page-intro background--gallery"><div class="wrapper"><nav class="breadcrumb-nav"><ol><li>Home</li></ol></nav><h1 class="page-intro__title"><span class="page-intro__type">Statistical bulletin</span>{HEADLINE}</h1><p class="page-intro__content">The fall is the third in a row, and was expected by most of those who follow the numbers.</p></div></div>
<div class="meta-wrap"><div class="wrapper"><ul class="col-wrap meta__list"><li class="col meta__item"><span>Contact:</span> <a>{AUTHOR}</a></li><li class="meta__item"><span>Release date: </span><br>24 May 2001</li><li class="meta__item"><span>Next release: </span><br>November 2001</li></ul></div></div>
<div class="page-content"><div class="wrapper"><nav class="page-content__nav table-of-contents"><h2>Table of contents</h2><ol><li><a>1. Main points</a></li></ol></nav>
<div class="page-content__main-content"><section><div class="section__content--markdown"><h2 id="main-points"><span class="section__number">1.</span>Main points</h2><ul><li>{FIRST}</li><li>{SECOND.replace("75,000", "75,000<sup>1</sup>")}</li></ul></div></section>
<section><div class="section__content--markdown"><h2>2. Comment</h2><blockquote><p>{THIRD}</p></blockquote><p>{FOURTH}</p><h3>Figure 1: Net migration</h3><div class="markdown-chart-area"><div id="chart-1" class="markdown-chart">{NOISE}</div><noscript><img></noscript></div>
<h5>Download this chart</h5><div class="table-container"><table><thead><tr><th>Year</th><th>Net</th></tr></thead><tbody><tr><td>YE Jun 2000</td><td>60</td></tr><tr><td>YE Jun 1999</td><td>75</td></tr></tbody></table></div></div></section></div></div></div><footer>{NOISE}</footer></body></html>"""

LOCAL_PAPER = f"""<!DOCTYPE html><html><head><title>{HEADLINE} - Example Live</title>{_OG}{_LD}</head><body class="article news"><header data-tmdatatrack="header"><nav class="primary">{NOISE}</nav></header><main><article class="article-main channel-news" data-tmdatatrack="article">
<h1 itemprop="headline" class="section-theme-background-indicator">{HEADLINE}</h1><p itemprop="description" class="sub-title">The fall is the third in a row, and was expected by most of those who follow the numbers.</p>
<div class="byline" id="articleByline"><div class="author"><a href="/a">{AUTHOR}</a></div><ul class="time-info"><li><span class="time-container">11:02, 24 May 2001</span></li></ul></div><div class="social-sites-bottom"><a>Comments</a></div>
<div class="article-wrapper"><div class="article-body" itemprop="articleBody"><figure class="in-article-image lead-article-image"><img><figcaption><span class="caption">{NOISE}</span> <span class="credit">(Image: Example)</span></figcaption></figure><p>{FIRST}</p><div class="div-gpt-ad-vip-slot-wrapper"><p>{NOISE}</p></div><p>{SECOND}</p>
<div class="in-article-newsletter"><h4>Get the latest news sent to you</h4><p>{NOISE}</p></div><div class="skinny-signup newsletter-signup"><span>{NOISE}</span></div><p>{THIRD}</p><div class="read-more-links"><p>{NOISE}</p></div><p>{FOURTH}</p></div></div>
<div class="tag-list"><ul><li>NOISE Politics</li></ul></div></article><div class="viafoura"><vf-conversations>{NOISE}</vf-conversations></div><section class="most-read-news"><h3>Most Read</h3><ul><li>{NOISE}</li></ul></section></main></body></html>"""

_POSTS = "".join(
    f'<article id="post-{number}" class="lx-stream__post-container"><header><time datetime="{DAY}T1{number}:02:00Z">1{number}:02</time><h3>Post {number}</h3></header><div class="lx-stream-post-body"><p>{words}</p></div><div class="share-tools">{NOISE}</div></article>'
    for number, words in enumerate(STORY)
)
LIVE = f"""<!DOCTYPE html><html><head><title>{HEADLINE} - live updates - Example News</title>{_OG}<script type="application/ld+json">{{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"{HEADLINE}",
"datePublished":"{DAY}T09:00:00Z","coverageStartTime":"{DAY}T09:00:00Z","author":{{"@type":"Person","name":"{AUTHOR}"}},"liveBlogUpdate":[{{"@type":"BlogPosting","headline":"Post","datePublished":"2001-05-25T09:00:00Z"}}]}}</script></head><body>
<main><div class="live-header"><h1>{HEADLINE}</h1><p>By <span class="author">{AUTHOR}</span></p></div><div id="lx-stream" class="lx-stream"><ol><li>{_POSTS.replace("</article><article", "</article></li><li><article")}</li></ol></div></main>
<aside class="lx-sidebar">{NOISE}</aside><div class="related"><article><p>{NOISE}</p></article></div></body></html>"""

PAGES = {
    "broadcaster": BROADCASTER,
    "broadsheet": BROADSHEET_ISLANDS,
    "components": COMPONENTS,
    "rolling news": ROLLING_NEWS,
    "government": GOVERNMENT,
    "tabloid": TABLOID,
    "blog": BLOG,
    "accelerated": ACCELERATED,
    "bulletin": BULLETIN,
    "local paper": LOCAL_PAPER,
    "live": LIVE,
}
