using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Decisions.Server.Pages.Frame;

/// <summary>A form's hidden key: sent twice, the form is recorded once. Browsers must not restore an old one.</summary>
[HtmlTargetElement("command-key", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CommandKeyTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", FormCommand.KeyField);
        output.Attributes.SetAttribute("value", Guid.CreateVersion7().ToString());
        output.Attributes.SetAttribute("autocomplete", "off");
    }
}
